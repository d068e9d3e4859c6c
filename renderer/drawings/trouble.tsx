import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** A kiosk that has sat down for a moment: no alarm, no skull, a plaster. */
export function OutOfOrder() {
  return (
    <Sketch width={140} height={130}>
      <P d="M54 96L48 120H92L86 96Z" fill="stone" />
      <P d="M34 122H106" thick={6} />
      <g transform="rotate(-4 70 54)">
        <Box at={[16, 12, 108, 84]} round={10} fill="paper" />
        <Box at={[26, 22, 88, 64]} round={4} fill="sky" exact />
        <Ink at={[54, 50, 4]} />
        <Ink at={[86, 50, 4]} />
        <P d="M58 68Q70 62 82 68" />
      </g>
      <g transform="rotate(-34 110 28)">
        <Box at={[90, 18, 40, 20]} round={10} fill="sand" exact />
        <Box at={[101, 18, 18, 20]} round={1} fill="sun" exact thick={3} />
      </g>
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
