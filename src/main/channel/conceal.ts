/** Takes a key, and names and passwords in addresses, out of a text that people may read. */
export function concealer(key: string): (text: string) => string {
  return (text) => {
    const open = text.replaceAll(/\/\/[^/@\s]+@/g, '//');
    return key === '' ? open : open.replaceAll(key, '…').replaceAll(encodeURIComponent(key), '…');
  };
}
