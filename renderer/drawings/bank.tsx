import type { BankPicture } from '../../main/contract/screen-state.ts';
import styles from './bank.module.css';
import { type ArrowWay, arrowTo, DOOR_HEIGHT, DOOR_WIDTH, inRightHalf, layOut, SIDE } from './bank-layout.ts';

type Door = BankPicture['doors'][number];

export interface BankDrawingProps {
  readonly bank: BankPicture;
  /** The door that everything is about: an arrow points at it. */
  readonly pointAt?: number;
  readonly label: string;
}

/** The locker as it stands in the hall: as many columns as it has, its doors in the order of the list, row by row. */
export function BankDrawing({ bank, pointAt, label }: BankDrawingProps) {
  const layout = layOut(bank.doors.length, Math.max(1, bank.columns));
  const { width, height } = layout;
  const placed = bank.doors.flatMap((door, index) => {
    const place = layout.places[index];
    return place === undefined ? [] : [{ door, place }];
  });
  const pointed = placed.find(({ door }) => door.number === pointAt);
  return (
    <svg
      className={styles['bank']}
      viewBox={`${-SIDE} -6 ${width + SIDE * 2} ${height + 30}`}
      role="img"
      aria-label={label}
      focusable="false"
    >
      <path className={styles['feet']} d={`M24 ${height}v12h26v-12M${width - 50} ${height}v12h26v-12`} />
      <rect className={styles['shade']} x={5} y={5} width={width} height={height} rx={14} />
      <rect className={styles['cabinet']} x={0} y={0} width={width} height={height} rx={14} />
      {placed.map(({ door, place }) =>
        door === pointed?.door ? null : <DoorDrawing key={door.number} door={door} {...place} />,
      )}
      {pointed ? (
        <>
          <DoorDrawing door={pointed.door} {...pointed.place} chosen opensRight={inRightHalf(pointed.place, layout)} />
          <Arrow {...arrowTo(pointed.place, layout, pointed.door.look === 'open')} />
        </>
      ) : null}
    </svg>
  );
}

interface DoorDrawingProps {
  readonly door: Door;
  readonly x: number;
  readonly y: number;
  readonly chosen?: boolean;
  /** To the side from which the arrow comes, so that the leaf hides as little as it can. */
  readonly opensRight?: boolean;
}

function DoorDrawing({ door, x, y, chosen, opensRight }: DoorDrawingProps) {
  return (
    <g
      transform={`translate(${x} ${y})`}
      className={styles['door']}
      data-look={door.look}
      data-chosen={chosen || undefined}
    >
      {door.look === 'open' ? (
        <>
          <rect className={styles['inside']} width={DOOR_WIDTH} height={DOOR_HEIGHT} rx={7} />
          <path className={styles['shelf']} d={`M8 ${DOOR_HEIGHT - 11}H${DOOR_WIDTH - 8}`} />
          <g transform={opensRight ? `translate(${DOOR_WIDTH} 0) scale(-1 1)` : undefined}>
            <path className={styles['leaf']} d={`M0 1L-20 -10V${DOOR_HEIGHT + 12}L0 ${DOOR_HEIGHT - 1}Z`} />
          </g>
        </>
      ) : (
        <>
          {chosen && door.look === 'lit' ? (
            <rect className={styles['glow']} x={-9} y={-9} width={DOOR_WIDTH + 18} height={DOOR_HEIGHT + 18} rx={14} />
          ) : null}
          <rect className={styles['front']} width={DOOR_WIDTH} height={DOOR_HEIGHT} rx={7} />
          <circle className={styles['knob']} cx={DOOR_WIDTH - 13} cy={DOOR_HEIGHT / 2} r={4} />
        </>
      )}
      {door.look === 'stuck' ? (
        <path
          className={styles['tape']}
          d={`M6 ${DOOR_HEIGHT - 8}L${DOOR_WIDTH - 24} 8M24 ${DOOR_HEIGHT - 8}L${DOOR_WIDTH - 6} 8`}
        />
      ) : null}
      {door.look === 'in-use' ? <rect className={styles['kept']} x={12} y={16} width={18} height={34} rx={4} /> : null}
      <text
        className={styles['number']}
        x={door.look === 'in-use' ? DOOR_WIDTH / 2 + 6 : DOOR_WIDTH / 2}
        y={DOOR_HEIGHT / 2 + 2}
      >
        {door.look === 'unknown' ? '?' : door.number}
      </text>
    </g>
  );
}

function Arrow({ from, shaft, head }: ArrowWay) {
  const way = shaft.map(({ x, y }) => `${x} ${y}`).join('L');
  return (
    <g className={styles['arrow']} data-from={from}>
      <path className={styles['arrow-edge']} d={`M${way}`} />
      <path className={styles['arrow-shaft']} d={`M${way}`} />
      <path className={styles['arrow-head']} d={`M${head.map(({ x, y }) => `${x} ${y}`).join('L')}Z`} />
    </g>
  );
}
