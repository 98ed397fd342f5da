/** The most dots that a receipt printer has in a line. */
const WIDEST = 384;
const HIGHEST = 240;
/** What the contract takes, in characters of the data URL. */
const LONGEST = 200_000;

/** A picture as a receipt can print it: black on white, small enough, as a PNG's data URL; null when it is no picture. */
export async function readLogo(file: File | null): Promise<string | null> {
  if (file === null) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext('2d');
    if (paper === null) return null;
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const dots = paper.getImageData(0, 0, canvas.width, canvas.height);
    blacken(dots.data);
    paper.putImageData(dots, 0, 0);
    const url = canvas.toDataURL('image/png');
    return url.length <= LONGEST ? url : null;
  } catch {
    return null;
  }
}

/** Each dot black or white, by how bright it is to the eye (ITU-R BT.601). */
function blacken(data: Uint8ClampedArray): void {
  for (let at = 0; at < data.length; at += 4) {
    const light = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    data.fill(light < 128 ? 0 : 255, at, at + 3);
    data[at + 3] = 255;
  }
}
