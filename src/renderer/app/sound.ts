/**
 * What the till says without words: a code that nothing is known of, a scan at the wrong moment, a scan that was right,
 * and that orders came in.
 */
export type Sound = 'unknown' | 'refused' | 'right' | 'news';

interface Tune {
  readonly tones: readonly { readonly hertz: number; readonly from: number }[];
  readonly loudness: number;
  /** Of each tone, in seconds. */
  readonly length: number;
}

const TUNES: Readonly<Record<Sound, Tune>> = {
  unknown: {
    tones: [
      { hertz: 440, from: 0 },
      { hertz: 311, from: 0.16 },
    ],
    loudness: 0.25,
    length: 0.13,
  },
  refused: {
    tones: [
      { hertz: 196, from: 0 },
      { hertz: 196, from: 0.18 },
    ],
    loudness: 0.25,
    length: 0.13,
  },
  right: { tones: [{ hertz: 1175, from: 0 }], loudness: 0.06, length: 0.05 },
  news: {
    tones: [
      { hertz: 523, from: 0 },
      { hertz: 784, from: 0.14 },
    ],
    loudness: 0.1,
    length: 0.2,
  },
};

const ATTACK = 0.01;

let context: AudioContext | null = null;

/** Plays it; a PC without sound stays silent, the screen says the same in words. */
export function play(sound: Sound): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume();
  const tune = TUNES[sound];
  for (const { hertz, from } of tune.tones) playTone(context, hertz, context.currentTime + from, tune);
}

function playTone(audio: AudioContext, hertz: number, start: number, { loudness, length }: Tune): void {
  const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + ATTACK);
  gain.gain.linearRampToValueAtTime(0, start + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
}
