/** What finds codes in a picture; the browser's own, where it has one. */
interface Detector {
  readonly detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  interface Window {
    readonly BarcodeDetector?: new () => Detector;
  }
}

/** A camera that can read codes. */
export interface Camera {
  /**
   * Asks for the camera at the back, and shows what it sees. Gives how to let go of it; rejects when the one at the
   * device does not allow it, or there is none.
   */
  readonly open: (video: HTMLVideoElement) => Promise<() => void>;
  readonly detector: Detector;
}

/** The device's camera; null where the browser cannot read codes or gives no camera to pages. */
export function browserCamera(): Camera | null {
  const { BarcodeDetector } = window;
  const media: MediaDevices | undefined = Reflect.get(navigator, 'mediaDevices');
  if (BarcodeDetector === undefined || media === undefined) return null;
  return {
    open: async (video) => {
      const stream = await media.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      video.srcObject = stream;
      await video.play();
      return () => stream.getTracks().forEach((track) => track.stop());
    },
    detector: new BarcodeDetector(),
  };
}

/** Who hears what the camera reads, and that it could not be opened. */
export interface CameraListener {
  readonly onCode: (code: string) => void;
  readonly onRefused: () => void;
}

/** How often a picture is looked at, in milliseconds. */
const LOOK = 150;

/** A code that was in sight so short a while ago (ms) is the same one still, not the next piece. */
const SAME = 1_500;

/** Reads codes for as long as it is not stopped, each once while it stays in sight. Returns how to stop. */
export function watchCamera(camera: Camera, video: HTMLVideoElement, listener: CameraListener): () => void {
  const seenAt = new Map<string, number>();
  let letGo: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isStopped = false;
  const look = async (): Promise<void> => {
    const found = await camera.detector.detect(video).catch(() => []);
    if (isStopped) return;
    const now = performance.now();
    for (const { rawValue } of found) {
      const isNew = now - (seenAt.get(rawValue) ?? -SAME) >= SAME;
      seenAt.set(rawValue, now);
      if (isNew) listener.onCode(rawValue);
    }
    timer = setTimeout(() => void look(), LOOK);
  };
  const start = async (): Promise<void> => {
    letGo = await camera.open(video);
    if (isStopped) letGo();
    else await look();
  };
  start().catch(() => {
    if (!isStopped) listener.onRefused();
  });
  return () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
    letGo?.();
  };
}
