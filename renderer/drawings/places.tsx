import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

export const OfficeDoor = () => (
  <Sketch>
    <P d="M8 112H112" />
    <Box at={[28, 10, 64, 102]} round={4} fill="sand" />
    <Box at={[36, 18, 48, 94]} round={2} fill="teal" exact />
    <Box at={[44, 28, 32, 30]} round={3} fill="sky" exact />
    <P d="M50 50l10-13M58 52l10-14" thick={3} />
    <Box at={[45, 68, 30, 12]} round={3} fill="paper" exact thick={3} />
    <Ink at={[76, 88, 3.6]} />
  </Sketch>
);

export const GardenGate = () => (
  <Sketch>
    <P d="M4 110H116" />
    <P d="M10 110V30L17 20L24 30V110" fill="sand" />
    <P d="M96 110V30L103 20L110 30V110" fill="sand" />
    <P d="M24 46Q60 26 96 46V54Q60 34 24 54Z" fill="leaf" />
    <P d="M36 44V106M50 39V106M70 39V106M84 44V106" thick={7} />
    <path d="M36 44V106M50 39V106M70 39V106M84 44V106" stroke="var(--draw-leaf)" strokeWidth="2.6" />
    <P d="M24 88H96" thick={7} />
    <path d="M24 88H96" stroke="var(--draw-leaf)" strokeWidth="2.6" />
    <Dot at={[86, 70, 4]} fill="sun" exact />
    <P d="M4 110q2-12 6-14M116 110q-2-10-5-13" thick={3} />
  </Sketch>
);

export const OutsideFront = () => (
  <Sketch>
    <P d="M10 58L60 14L110 58Z" fill="coral" />
    <P d="M22 56V106H98V56" fill="sand" />
    <Box at={[32, 64, 18, 18]} round={2} fill="sky" exact />
    <Box at={[64, 66, 22, 40]} round={2} fill="teal" exact />
    <Ink at={[81, 88, 2.6]} />
    <P d="M4 106H116" />
    <P d="M57 116q6-5 12-5M80 116q6-5 12-5" thick={3} />
    <Dot at={[104, 24, 9]} fill="sun" />
  </Sketch>
);

export const QuietRoom = () => (
  <Sketch>
    <P d="M8 110H112" />
    <P d="M92 104V30M80 104H104" />
    <P d="M78 32L84 12H102L108 32Z" fill="sun" />
    <P d="M16 76Q16 42 42 42T70 76" fill="plum" />
    <P d="M8 74Q8 66 16 66T24 76V84H62V76Q62 66 70 66T78 74V100H8Z" fill="plum" />
    <P d="M14 100v8M72 100v8" />
  </Sketch>
);

export const Bag = () => (
  <Sketch>
    <P d="M42 40C42 8 78 8 78 40" thick={5} />
    <P d="M22 40H98L106 104Q106 110 100 110H20Q14 110 14 104Z" fill="leaf" />
    <P d="M34 72H86V102H34Z" fill="sand" exact />
    <P d="M34 72q26 16 52 0" thick={3} />
    <Ink at={[60, 82, 3.2]} />
  </Sketch>
);

export const LeaveOutside = () => (
  <Sketch>
    <P d="M10 104q4-12 12-12h76q8 0 12 12Z" fill="stone" />
    <P d="M14 72L26 50Q29 44 36 44H76Q83 44 87 50L100 66Q110 68 110 78V90H12V78Q12 74 14 72Z" fill="sky" />
    <P d="M32 52L26 68H56V52ZM64 52V68H92L82 54Q80 52 77 52Z" fill="paper" exact />
    <Dot at={[34, 92, 12]} fill="night" />
    <Dot at={[88, 92, 12]} fill="night" />
    <path d="M34 92v.1M88 92v.1" stroke="var(--draw-paper)" strokeWidth="6" />
    <P d="M60 8v22M50 21l10 11 10-11" />
  </Sketch>
);

export const ChildrenSafe = () => (
  <Sketch>
    <P d="M60 6C74 16 92 20 106 20C108 66 92 98 60 114C28 98 12 66 14 20C28 20 46 16 60 6Z" fill="leaf" />
    <Dot at={[45, 50, 11]} fill="skin-2" exact />
    <Dot at={[75, 50, 11]} fill="skin-1" exact />
    <P d="M28 84C28 70 36 65 45 65S60 70 60 82C60 70 66 65 75 65S92 70 92 84Z" fill="sun" exact />
    <Ink at={[41, 51, 1.9]} />
    <Ink at={[49, 51, 1.9]} />
    <Ink at={[71, 51, 1.9]} />
    <Ink at={[79, 51, 1.9]} />
    <P d="M41 56q4 3 8 0M71 56q4 3 8 0" thick={2.6} />
  </Sketch>
);

export const AttendingStaff = () => (
  <Sketch>
    <P d="M8 108C8 84 20 74 36 74S62 84 62 108Z" fill="teal" />
    <P d="M58 108C58 84 70 74 86 74S112 84 112 108Z" fill="plum" />
    <Dot at={[36, 52, 18]} fill="skin-1" exact />
    <Dot at={[86, 52, 18]} fill="skin-3" exact />
    <P d="M18 50C14 28 58 28 54 50C50 42 44 38 36 38S22 42 18 50Z" fill="hair-3" exact />
    <P d="M68 50C64 26 108 26 104 50C100 42 94 38 86 38S72 42 68 50Z" fill="hair-2" exact />
    <Ink at={[30, 54, 2.1]} />
    <Ink at={[42, 54, 2.1]} />
    <Ink at={[80, 54, 2.1]} />
    <Ink at={[92, 54, 2.1]} />
    <P d="M31 61q5 4 10 0M81 61q5 4 10 0" thick={2.8} />
    <P d="M46 14l10 10 18-18" thick={5} />
  </Sketch>
);

export const EventPhotos = () => (
  <Sketch>
    <P d="M8 22Q60 40 112 22" thick={3} />
    <P d="M18 25L34 30L24 44ZM46 32L64 33L54 48ZM78 32L95 27L92 44Z" fill="sun" exact />
    <P d="M44 62L50 53H70L76 62Z" fill="coral" />
    <Box at={[24, 61, 72, 47]} round={9} fill="coral" />
    <Dot at={[60, 84, 16]} fill="paper" />
    <Dot at={[60, 84, 8]} fill="sky" exact />
  </Sketch>
);

export const SettingTablet = () => (
  <Sketch>
    <Box at={[22, 10, 76, 100]} round={10} fill="leaf" />
    <Box at={[32, 22, 56, 70]} round={3} fill="paper" exact />
    <P d="M42 60L60 42L78 60" />
    <P d="M48 58V78H72V58" fill="sun" exact />
    <Ink at={[60, 101, 3]} />
  </Sketch>
);

export const ContactThroughOffice = () => (
  <Sketch>
    <Box at={[10, 34, 100, 66]} round={6} fill="paper" />
    <P d="M12 38L60 74L108 38" />
    <P d="M12 96L44 64M108 96L76 64" thick={3} />
    <Dot at={[94, 34, 16]} fill="teal" />
    <P d="M87 34l5 6 9-11" />
  </Sketch>
);
