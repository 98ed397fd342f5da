/** What the till says without words: a code that nothing is known of, or a scan at the wrong moment. */
export type Sound = 'unknown' | 'refused';

const TONES: Readonly<Record<Sound, readonly { readonly hertz: number; readonly from: number }[]>> = {
  unknown: [
    { hertz: 440, from: 0 },
    { hertz: 311, from: 0.16 },
  ],
  refused: [
    { hertz: 196, from: 0 },
    { hertz: 196, from: 0.18 },
  ],
};

const LENGTH = 0.13;
const LOUDNESS = 0.25;

let context: AudioContext | null = null;

/** Plays it; a PC without sound stays silent, the screen says the same in words. */
export function play(sound: Sound): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume();
  for (const { hertz, from } of TONES[sound]) playTone(context, hertz, context.currentTime + from);
}

function playTone(audio: AudioContext, hertz: number, start: number): void {
  const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
  gain.gain.linearRampToValueAtTime(0, start + LENGTH);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + LENGTH);
}
