const KEY = 'countertop.pickup-places';
const MOST = 8;

/** Where orders were put at this screen lately, the newest first. */
export function recentPlaces(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split('\n').filter((place) => place !== '');
}

/** Remembers where an order was put. */
export function rememberPlace(place: string): void {
  const places = [place, ...recentPlaces().filter((one) => one !== place)];
  localStorage.setItem(KEY, places.slice(0, MOST).join('\n'));
}
