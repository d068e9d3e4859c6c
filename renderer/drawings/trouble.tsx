import { Box, Dot, P, Sketch } from './sketch.tsx';

/** A screen that has nodded off for a moment: no alarm and no skull. */
export function OutOfOrder() {
  return (
    <Sketch width={140} height={130}>
      <P d="M54 96L48 120H92L86 96Z" fill="stone" />
      <P d="M34 122H106" thick={6} />
      <g transform="rotate(-4 70 54)">
        <Box at={[16, 12, 108, 84]} round={10} fill="paper" />
        <Box at={[26, 22, 88, 64]} round={4} fill="sky" exact />
        <P d="M46 50q7 6 14 0M80 50q7 6 14 0" />
        <P d="M63 68q7 4 14 0" />
      </g>
      <P d="M100 12h12l-12 14h12M118 0h9l-9 10h9" />
    </Sketch>
  );
}

/** Some parts of a jigsaw are there, one is not. */
export function MissingPart() {
  return (
    <Sketch width={140} height={130}>
      <P d="M20 24H66V40A9 9 0 1 1 66 56V70H50A9 9 0 1 0 34 70H20Z" fill="teal" />
      <P d="M66 24H118V70H100A9 9 0 1 0 84 70H66V56A9 9 0 1 0 66 40Z" fill="sun" />
      <P d="M20 70H34A9 9 0 1 1 50 70H66V86A9 9 0 1 1 66 102V116H20Z" fill="coral" />
      <path d="M80 84H118V116H80" strokeDasharray="6 8" />
      <Dot at={[99, 100, 2]} line={false} />
    </Sketch>
  );
}
