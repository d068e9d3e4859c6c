import type { ReactElement } from 'react';
import type { DeviceKind } from '../vocabulary.ts';
import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** A phone upright, to be put into larger drawings. Fills about 48 by 92 around 60, 60. */
export function PhoneShape() {
  return (
    <>
      <Box at={[37, 14, 46, 92]} round={10} fill="paper" />
      <Box at={[43, 26, 34, 62]} round={3} fill="teal" exact />
      <P d="M54 20h12" />
      <P d="M50 46l10-11M51 58l17-19" thick={3} />
      <Ink at={[60, 97, 3]} />
    </>
  );
}

const Phone = () => (
  <g transform="rotate(-7 60 60)">
    <PhoneShape />
  </g>
);

const SmartWatch = () => (
  <>
    <P d="M43 36L47 9Q60 6 73 9L77 36Z" fill="coral" />
    <P d="M43 84L47 111Q60 114 73 111L77 84Z" fill="coral" />
    <Box at={[34, 32, 52, 56]} round={15} fill="paper" />
    <Box at={[42, 40, 36, 40]} round={8} fill="teal" exact />
    <P d="M60 50v11l8 5" />
    <P d="M90 54v11" thick={6} />
    <P d="M54 17h12M54 103h12" thick={3} />
  </>
);

const FitnessTracker = () => (
  <>
    <path
      d="M24 60C24 30 40 16 60 16s36 14 36 44-16 46-36 46-36-16-36-46ZM38 58c0 22 9 34 22 34s22-12 22-34-9-29-22-29-22 7-22 29Z"
      fill="var(--draw-plum)"
      fillRule="evenodd"
      stroke="none"
      transform="translate(2.4 2.4)"
    />
    <P d="M24 60C24 30 40 16 60 16s36 14 36 44" />
    <P d="M38 62c0-22 9-33 22-33s22 11 22 33" />
    <P d="M24 60c0 12 3 23 9 31M96 60c0 12-3 23-9 31" />
    <Box at={[32, 70, 56, 34]} round={12} fill="night" />
    <path d="M40 88h9l4-9 7 16 5-11 3 4h12" stroke="var(--draw-arrow)" />
  </>
);

const Tablet = () => (
  <g transform="rotate(4 60 60)">
    <Box at={[23, 12, 74, 96]} round={9} fill="paper" />
    <Box at={[31, 22, 58, 70]} round={3} fill="sky" exact />
    <Dot at={[72, 40, 8]} fill="sun" exact />
    <P d="M31 78C44 58 56 62 64 74C72 64 80 66 89 74V92H31Z" fill="leaf" exact />
    <Ink at={[60, 100, 3]} />
  </g>
);

const Laptop = () => (
  <>
    <Box at={[23, 20, 74, 56]} round={6} fill="paper" />
    <Box at={[31, 28, 58, 40]} round={2} fill="teal" exact />
    <P d="M41 42h22M41 52h32" thick={3} />
    <P d="M11 80H109L101 94Q99 98 94 98H26Q21 98 19 94Z" fill="stone" />
    <P d="M48 87h24" thick={3} />
  </>
);

const Camera = () => (
  <>
    <P d="M38 40L46 26H74L82 40Z" fill="coral" />
    <Box at={[13, 38, 94, 62]} round={11} fill="coral" />
    <P d="M22 32h14" thick={6} />
    <Dot at={[60, 69, 24]} fill="paper" />
    <Dot at={[60, 69, 14]} fill="sky" exact />
    <P d="M53 66a8 8 0 0 1 6-5" thick={3} />
    <Box at={[88, 46, 11, 9]} round={2} fill="sun" exact />
  </>
);

const VideoCamera = () => (
  <>
    <Dot at={[32, 32, 14]} fill="sun" />
    <Dot at={[64, 28, 17]} fill="sun" />
    <Ink at={[32, 32, 3]} />
    <Ink at={[64, 28, 3]} />
    <Box at={[12, 47, 68, 50]} round={9} fill="leaf" />
    <P d="M80 64L106 48V96L80 80Z" fill="paper" />
    <Dot at={[27, 84, 5]} fill="stop" exact />
    <P d="M26 61h26" thick={3} />
  </>
);

const EReader = () => (
  <g transform="rotate(-4 60 60)">
    <Box at={[28, 12, 64, 96]} round={9} fill="stone" />
    <Box at={[37, 21, 46, 66]} round={2} fill="paper" exact />
    <P d="M45 34h20M45 46h30M45 56h30M45 66h30M45 76h18" thick={3} />
    <P d="M53 98h14" />
  </g>
);

const GamesConsole = () => (
  <>
    <Box at={[7, 36, 106, 54]} round={20} fill="plum" />
    <Box at={[37, 45, 46, 36]} round={4} fill="sky" />
    <P d="M44 74l9-13 7 8 6-5 10 10" thick={3} />
    <P d="M22 53v20M12 63h20" thick={6} />
    <Dot at={[94, 55, 5]} fill="sun" exact thick={3} />
    <Dot at={[101, 69, 5]} fill="coral" exact thick={3} />
  </>
);

const UsbStorage = () => (
  <g transform="rotate(38 60 60)">
    <Box at={[47, 8, 26, 28]} round={2} fill="stone" />
    <P d="M55 18v6M65 18v6" />
    <Box at={[40, 36, 40, 70]} round={9} fill="coral" />
    <P d="M51 51h18" thick={3} />
    <Dot at={[60, 93, 5]} fill="paper" exact thick={3} />
  </g>
);

const Other = () => (
  <>
    <P d="M22 74C20 22 100 22 98 74" />
    <P d="M31 70C31 34 89 34 89 70" thick={3} />
    <Box at={[13, 66, 24, 38]} round={11} fill="sun" />
    <Box at={[83, 66, 24, 38]} round={11} fill="sun" />
    <Ink at={[49, 88, 4]} />
    <Ink at={[60, 88, 4]} />
    <Ink at={[71, 88, 4]} />
  </>
);

const Nothing = () => (
  <>
    <P d="M22 34Q60 30 98 34L95 76Q93 88 60 108Q27 88 25 76Z" fill="sky" />
    <P d="M23 49Q60 45 97 49" />
    <path d="M31 57L33 75Q36 84 60 98Q84 84 87 75L89 57" strokeDasharray="6 7" strokeWidth="2.6" />
    <P d="M44 20l-5-9M60 18V7M76 20l5-9" />
  </>
);

const DRAWN: Record<DeviceKind | 'nothing', () => ReactElement> = {
  phone: Phone,
  'smart-watch': SmartWatch,
  'fitness-tracker': FitnessTracker,
  tablet: Tablet,
  laptop: Laptop,
  camera: Camera,
  'video-camera': VideoCamera,
  'e-reader': EReader,
  'games-console': GamesConsole,
  'usb-storage': UsbStorage,
  other: Other,
  nothing: Nothing,
};

export interface DeviceDrawingProps {
  readonly kind: DeviceKind | 'nothing';
  readonly label?: string;
}

export function DeviceDrawing({ kind, label }: DeviceDrawingProps) {
  const Drawn = DRAWN[kind];
  return (
    <Sketch {...(label ? { label } : {})}>
      <Drawn />
    </Sketch>
  );
}
