import { useId, type ReactElement } from 'react';
import styles from './StepChart.module.css';

/** A level that holds from an instant (ms) on. */
export interface StepPoint {
  readonly at: number;
  readonly level: number;
}

interface Props {
  /** What the line says, for who can't see it; the numbers stand in a list or table beside the chart. */
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly StepPoint[];
  /** The words at the left and right end. */
  readonly from: string;
  readonly to: string;
  /** The words of the highest and the lowest level. */
  readonly most: string;
  readonly least: string;
}

const WIDTH = 100;
const HEIGHT = 40;

/** How a level went up and down over time: a line with steps, as nothing lies between two movements. */
export function StepChart(props: Props): ReactElement {
  const id = useId();
  const { points } = props;
  const first = points[0]?.at ?? 0;
  const until = points.at(-1)?.at ?? first;
  const levels = points.map(({ level }) => level);
  const top = Math.max(0, ...levels);
  const bottom = Math.min(0, ...levels);
  const x = (at: number): number => (until <= first ? 0 : ((at - first) / (until - first)) * WIDTH);
  const y = (level: number): number =>
    top === bottom ? HEIGHT : HEIGHT - ((level - bottom) / (top - bottom)) * HEIGHT;
  const line = points
    .map(
      ({ at, level }, nth) => `${nth === 0 ? 'M' : `H${x(at)}V`}${nth === 0 ? `${x(at)} ` : ''}${y(level)}`,
    )
    .join('');
  return (
    <figure className={styles['chart']} aria-labelledby={id}>
      <figcaption id={id} className={styles['label']}>
        {props.label}
      </figcaption>
      <div className={styles['scale']} aria-hidden="true">
        <span>{props.most}</span>
        <span>{props.least}</span>
      </div>
      <svg
        className={styles['plot']}
        viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className={styles['area']} d={`${line}H${WIDTH}V${y(0)}H0Z`} />
        <path className={styles['zero']} d={`M0 ${y(0)}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
        <path className={styles['line']} d={`${line}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
      </svg>
      <div className={styles['times']} aria-hidden="true">
        <span>{props.from}</span>
        <span>{props.to}</span>
      </div>
    </figure>
  );
}
