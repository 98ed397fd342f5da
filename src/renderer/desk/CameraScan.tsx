import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { watchCamera, type Camera } from './camera.ts';
import styles from './Desk.module.css';

interface Props {
  readonly camera: Camera;
  readonly onCode: (code: string) => void;
}

/** What the camera sees, for as long as it is there; codes go where a scanner's go. */
export function CameraScan({ camera, onCode }: Props): ReactElement {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const hear = useRef(onCode);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    hear.current = onCode;
  }, [onCode]);
  useEffect(() => {
    if (video.current === null) return undefined;
    return watchCamera(camera, video.current, {
      onCode: (code) => hear.current(code),
      onRefused: () => setRefused(true),
    });
  }, [camera]);
  return (
    <section className={styles['camera']} aria-label={words('desk.camera.title')}>
      {isRefused ? (
        <Notice tone="warn" role="alert">
          {words('desk.camera.refused')}
        </Notice>
      ) : (
        <video ref={video} className={styles['video']} muted playsInline aria-hidden="true" />
      )}
    </section>
  );
}
