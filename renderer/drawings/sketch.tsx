import type { ReactNode } from 'react';
import styles from './sketch.module.css';

/**
 * One pen and one box of paints for every drawing: a round, even line over a patch of colour that sits a little off it, as in
 * a two-plate print. Colours are tokens, so a theme repaints the whole family at once. Drawings are never the only sign, so
 * they say nothing to a screen reader unless they are given a label.
 */
export type Paint =
  | 'paper'
  | 'teal'
  | 'teal-deep'
  | 'sun'
  | 'coral'
  | 'sky'
  | 'leaf'
  | 'plum'
  | 'sand'
  | 'stone'
  | 'night'
  | 'stop'
  | 'skin-1'
  | 'skin-2'
  | 'skin-3'
  | 'hair-1'
  | 'hair-2'
  | 'hair-3'
  | 'hair-4';

export const paint = (name: Paint): string => `var(--draw-${name})`;

export interface SketchProps {
  readonly width?: number;
  readonly height?: number;
  readonly label?: string;
  readonly children: ReactNode;
}

/** The sheet of paper. 120 by 120 unless said otherwise. */
export function Sketch({ width = 120, height = 120, label, children }: SketchProps) {
  const sheet = { viewBox: `0 0 ${width} ${height}`, className: styles['sketch'], focusable: 'false' as const };
  return label ? (
    <svg {...sheet} role="img" aria-label={label}>
      {children}
    </svg>
  ) : (
    <svg {...sheet} aria-hidden="true">
      {children}
    </svg>
  );
}

/** How far the colour sits off the line, in drawing units. */
const OFF = 2.4;

interface ShapeProps {
  readonly fill?: Paint | 'none';
  /** Colour exactly under the line, for small parts. */
  readonly exact?: boolean;
  readonly line?: boolean;
  readonly thick?: number;
}

interface PathProps extends ShapeProps {
  readonly d: string;
}

export function P({ d, fill = 'none', exact, line = true, thick }: PathProps) {
  return (
    <>
      {fill === 'none' ? null : (
        <path d={d} fill={paint(fill)} stroke="none" {...(exact ? {} : { transform: `translate(${OFF} ${OFF})` })} />
      )}
      {line ? <path d={d} fill="none" {...(thick ? { strokeWidth: thick } : {})} /> : null}
    </>
  );
}

interface BoxProps extends ShapeProps {
  /** x, y, width, height */
  readonly at: readonly [number, number, number, number];
  readonly round?: number;
}

export function Box({ at, round = 6, fill = 'none', exact, line = true, thick }: BoxProps) {
  const [x, y, width, height] = at;
  const size = { width, height, rx: round };
  const off = exact ? 0 : OFF;
  return (
    <>
      {fill === 'none' ? null : <rect x={x + off} y={y + off} {...size} fill={paint(fill)} stroke="none" />}
      {line ? <rect x={x} y={y} {...size} fill="none" {...(thick ? { strokeWidth: thick } : {})} /> : null}
    </>
  );
}

interface DotProps extends ShapeProps {
  /** cx, cy, radius */
  readonly at: readonly [number, number, number];
}

export function Dot({ at, fill = 'none', exact, line = true, thick }: DotProps) {
  const [x, y, r] = at;
  const off = exact ? 0 : OFF;
  return (
    <>
      {fill === 'none' ? null : <circle cx={x + off} cy={y + off} r={r} fill={paint(fill)} stroke="none" />}
      {line ? <circle cx={x} cy={y} r={r} fill="none" {...(thick ? { strokeWidth: thick } : {})} /> : null}
    </>
  );
}

/** A full stop of ink: eyes, buttons, holes. */
export function Ink({ at }: { readonly at: readonly [number, number, number] }) {
  const [x, y, r] = at;
  return <circle cx={x} cy={y} r={r} fill="var(--draw-line)" stroke="none" />;
}
