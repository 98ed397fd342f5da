import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchCamera, type Camera } from '#renderer/desk/camera.ts';

let inSight: string[];
let stopped: number;
const heard: string[] = [];
let refused: number;

const video = document.createElement('video');

const camera: Camera = {
  open: () => Promise.resolve(() => void (stopped += 1)),
  detector: { detect: () => Promise.resolve(inSight.map((rawValue) => ({ rawValue }))) },
};

const listener = { onCode: (code: string) => void heard.push(code), onRefused: () => void (refused += 1) };

beforeEach(() => {
  vi.useFakeTimers();
  inSight = [];
  heard.length = 0;
  stopped = 0;
  refused = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

test('hears a code once while it stays in sight, and again when it comes back', async () => {
  const stop = watchCamera(camera, video, listener);
  await vi.advanceTimersByTimeAsync(300);
  inSight = ['4006381333931'];
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual(['4006381333931']);
  inSight = [];
  await vi.advanceTimersByTimeAsync(2_000);
  inSight = ['4006381333931', '96385074'];
  await vi.advanceTimersByTimeAsync(300);
  expect(heard).toEqual(['4006381333931', '4006381333931', '96385074']);
  stop();
});

test('lets go of the camera and hears nothing more', async () => {
  const stop = watchCamera(camera, video, listener);
  await vi.advanceTimersByTimeAsync(300);
  stop();
  inSight = ['4006381333931'];
  await vi.advanceTimersByTimeAsync(1_000);
  expect([heard, stopped]).toEqual([[], 1]);
});

test('lets go of a camera that comes only after it was stopped', async () => {
  const stop = watchCamera(camera, video, listener);
  stop();
  await vi.advanceTimersByTimeAsync(300);
  expect(stopped).toBe(1);
});

test('says that the camera was refused, and goes on after a picture that cannot be read', async () => {
  watchCamera({ ...camera, open: () => Promise.reject(new Error('NotAllowedError')) }, video, listener);
  await vi.advanceTimersByTimeAsync(1);
  expect(refused).toBe(1);
  let looks = 0;
  const detect = () => {
    looks += 1;
    return looks === 1 ? Promise.reject(new Error('no picture yet')) : Promise.resolve([{ rawValue: '1' }]);
  };
  const stop = watchCamera({ ...camera, detector: { detect } }, video, listener);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(heard).toEqual(['1']);
  stop();
});
