import type { BankPicture } from '../../main/contract/screen-state.ts';
import styles from './bank.module.css';

type Door = BankPicture['doors'][number];

const DOOR_WIDTH = 92;
const DOOR_HEIGHT = 66;
const SPACE = 10;
const RIM = 16;
/** Room to the right of the cabinet for the arrow and a swung door. */
const SIDE = 64;

export interface BankDrawingProps {
  readonly bank: BankPicture;
  /** The door that everything is about: an arrow points at it. */
  readonly pointAt?: number;
  readonly label: string;
}

/** The locker as it stands in the hall: as many columns as it has, its doors in the order of the list, row by row. */
export function BankDrawing({ bank, pointAt, label }: BankDrawingProps) {
  const columns = Math.max(1, bank.columns);
  const rows = Math.max(1, Math.ceil(bank.doors.length / columns));
  const width = RIM * 2 + columns * DOOR_WIDTH + (columns - 1) * SPACE;
  const height = RIM * 2 + rows * DOOR_HEIGHT + (rows - 1) * SPACE;
  const placed = bank.doors.map((door, index) => ({
    door,
    x: RIM + (index % columns) * (DOOR_WIDTH + SPACE),
    y: RIM + Math.floor(index / columns) * (DOOR_HEIGHT + SPACE),
  }));
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
      {placed.map(({ door, x, y }) =>
        door === pointed?.door ? null : <DoorDrawing key={door.number} door={door} x={x} y={y} />,
      )}
      {pointed ? (
        <>
          <DoorDrawing
            door={pointed.door}
            x={pointed.x}
            y={pointed.y}
            chosen
            opensRight={pointed.x + DOOR_WIDTH / 2 > width / 2}
          />
          {/* From the nearer side, so that the arrow crosses as few other doors as it can. */}
          <Arrow
            fromRight={pointed.x + DOOR_WIDTH / 2 > width / 2}
            x={pointed.x}
            y={pointed.y}
            width={width}
            clear={pointed.door.look === 'open' ? 24 : 12}
          />
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

interface ArrowProps {
  readonly fromRight: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** How far from the door its tip stays. */
  readonly clear: number;
}

function Arrow({ fromRight, x, y, width, clear }: ArrowProps) {
  const middle = y + DOOR_HEIGHT / 2;
  const tip = fromRight ? x + DOOR_WIDTH + clear : x - clear;
  const outside = fromRight ? Math.max(width + SIDE - 8, tip + 46) : Math.min(-SIDE + 8, tip - 46);
  const back = fromRight ? 22 : -22;
  return (
    <g className={styles['arrow']} data-from={fromRight ? 'right' : 'left'}>
      <path className={styles['arrow-edge']} d={`M${outside} ${middle}H${tip + back / 2}`} />
      <path className={styles['arrow-shaft']} d={`M${outside} ${middle}H${tip + back / 2}`} />
      <path className={styles['arrow-head']} d={`M${tip} ${middle}l${back} -17v34Z`} />
    </g>
  );
}
