import type { ReactNode } from 'react';
import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** A grown-up and a child as whole figures, in three moments of the day. */

interface FigureProps {
  readonly x: number;
  readonly flip?: boolean;
}

function Child({ x, flip }: FigureProps) {
  return (
    <g transform={`translate(${x} 0)${flip ? ' scale(-1 1)' : ''}`}>
      <P d="M-7 116v8M7 116v8" thick={6} />
      <P d="M0 88C-12 88 -16 104 -16 116H16C16 104 12 88 0 88Z" fill="sun" />
      <Dot at={[0, 72, 16]} fill="skin-2" exact />
      <P d="M-16 71C-18 51 18 51 16 71C12 64 7 61 0 61S-12 64 -16 71Z" fill="hair-1" exact />
      <Ink at={[-5, 74, 2.1]} />
      <Ink at={[6, 74, 2.1]} />
      <P d="M-5 80q5 4 11 0" thick={2.8} />
      <P d="M-14 94C-22 92 -24 104 -20 112L-15 110" fill="coral" exact thick={3} />
    </g>
  );
}

function Adult({ x, flip }: FigureProps) {
  return (
    <g transform={`translate(${x} 0)${flip ? ' scale(-1 1)' : ''}`}>
      <P d="M-13 112v12M13 112v12" thick={6} />
      <P d="M0 58C-20 58 -26 84 -25 112H25C26 84 20 58 0 58Z" fill="teal" />
      <Dot at={[0, 36, 19]} fill="skin-1" exact />
      <P d="M-20 36C-24 8 24 8 20 36C15 28 8 23 0 20C-6 28 -13 33 -20 36Z" fill="hair-3" exact />
      <Ink at={[-6, 39, 2.3]} />
      <Ink at={[7, 39, 2.3]} />
      <P d="M-5 46q6 5 12 0" thick={3} />
    </g>
  );
}

function House({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <P d="M102 50L134 20L166 50" fill="coral" />
      <Box at={[108, 48, 52, 76]} round={2} fill="sand" />
      <Box at={[120, 74, 28, 50]} round={2} fill="teal-deep" exact />
      <Ink at={[142, 100, 2.6]} />
      {children}
    </>
  );
}

const Ground = () => <P d="M4 125H166" />;

export function DroppingOff() {
  return (
    <Sketch width={170} height={130}>
      <House />
      <Adult x={34} />
      <Child x={80} />
      <P d="M58 70C63 76 64 82 66 90" thick={3} />
      <Ground />
      <P d="M70 30h24M84 20l11 10-11 10" thick={5} />
    </Sketch>
  );
}

export function Collecting() {
  return (
    <Sketch width={170} height={130}>
      <House />
      <Adult x={34} />
      <Child x={80} flip />
      <P d="M56 72C60 82 60 88 62 94" thick={3} />
      <Ground />
      <P d="M94 30H70M80 20L69 30l11 10" thick={5} />
    </Sketch>
  );
}

export function Settling() {
  return (
    <Sketch width={170} height={130}>
      <P d="M22 124V84Q22 72 34 72H92Q104 72 104 84V124Z" fill="plum" />
      <g transform="translate(2 -8)">
        <Adult x={54} />
      </g>
      <P d="M14 124V98Q14 90 22 90T30 98V112H94V98Q94 90 102 90T110 98V124Z" fill="plum" />
      <g transform="translate(0 -2)">
        <Child x={136} />
      </g>
      <P d="M112 40C98 30 96 20 103 17C108 15 110 19 112 22C114 19 116 15 121 17C128 20 126 30 112 40Z" fill="coral" />
      <Ground />
    </Sketch>
  );
}
