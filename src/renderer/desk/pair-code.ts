const CODE = /^#([0-9A-HJKMNP-TV-Z]{8})$/;

/** The code that the page's address brought along, taken out of the address; empty for none. */
export function takeCode(): string {
  const code = CODE.exec(location.hash)?.[1] ?? '';
  if (code !== '') history.replaceState(null, '', location.pathname);
  return code;
}
