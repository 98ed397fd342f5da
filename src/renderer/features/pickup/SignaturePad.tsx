import { useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './SignaturePad.module.css';

/** The field that strokes are kept in, whatever its size on the screen. */
const WIDTH = 300;
const HEIGHT = 100;

/** The most letters that are kept. */
const MAX_PATH = 20_000;

interface Props {
  /** Hears of the strokes as an SVG path of moves and lines; null without any. */
  readonly onChange: (path: string | null) => void;
}

/** A field to sign in with pen, finger or mouse; folded away until somebody wants it. */
export function SignaturePad({ onChange }: Props): ReactElement {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const pen = usePen(onChange);
  if (!isOpen) {
    return (
      <Button look="plain" onPress={() => setOpen(true)}>
        {words('pickup.sign')}
      </Button>
    );
  }
  return (
    <div className={styles['pad']}>
      <div className={styles['row']}>
        <span className={styles['label']}>{words('pickup.sign.here')}</span>
        <Button look="plain" isDisabled={pen.path === ''} onPress={pen.clear}>
          {words('pickup.sign.clear')}
        </Button>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles['field']}
        role="img"
        aria-label={words(pen.path === '' ? 'pickup.sign.empty' : 'pickup.sign.done')}
        onPointerDown={pen.start}
        onPointerMove={pen.move}
        onPointerUp={pen.end}
        onPointerCancel={pen.end}
      >
        <path d={pen.path} className={styles['ink']} />
      </svg>
    </div>
  );
}

function usePen(onChange: Props['onChange']) {
  const [path, setPath] = useState('');
  const drawn = useRef('');
  const isDown = useRef(false);
  const draw = (stroke: string): void => {
    if (drawn.current.length + stroke.length > MAX_PATH) return;
    drawn.current += stroke;
    setPath(drawn.current);
  };
  return {
    path,
    start: (event: PointerEvent<SVGSVGElement>): void => {
      isDown.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      draw(`${drawn.current === '' ? '' : ' '}M ${pointOf(event)}`);
    },
    move: (event: PointerEvent<SVGSVGElement>): void => {
      if (isDown.current) draw(` L ${pointOf(event)}`);
    },
    end: (): void => {
      if (!isDown.current) return;
      isDown.current = false;
      onChange(drawn.current);
    },
    clear: (): void => {
      drawn.current = '';
      setPath('');
      onChange(null);
    },
  };
}

/** Where the pen is, in the field that is kept, to a tenth. */
function pointOf({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): string {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const within = (at: number, size: number, most: number): number =>
    Math.round(Math.min(most, Math.max(0, size === 0 ? 0 : (at / size) * most)) * 10) / 10;
  return `${within(clientX - left, width, WIDTH)} ${within(clientY - top, height, HEIGHT)}`;
}
