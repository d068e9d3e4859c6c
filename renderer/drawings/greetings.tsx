import { Bust } from './people.tsx';
import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** The three pictures of the welcome screen, wider than the others. */

export function Visiting() {
  return (
    <Sketch width={170} height={130}>
      <g transform="translate(14 12)">
        <P d="M92 112C104 100 110 84 112 68L128 72C128 92 120 108 108 118Z" fill="coral" />
        <Bust skin="skin-3" hair="curls" hairPaint="hair-2" top="coral">
          <P d="M40 77Q60 92 80 77L78 88Q60 98 42 88Z" fill="sun" exact />
          <P d="M66 92L69 110L80 107L76 88" fill="sun" exact />
        </Bust>
        <P
          d="M111 69C106 58 104 46 108 45C111 44 112 48 113 52L114 37C114 32 120 32 120 37L121 36C122 31 127 32 127 37L127 41C128 37 133 38 133 42L132 60C131 66 129 69 128 72Z"
          fill="skin-3"
          exact
        />
        <P d="M120 38v14M127 41v12" thick={3} />
        <P d="M98 34q2-8 8-12M142 38q-1-9-7-14" />
      </g>
    </Sketch>
  );
}

export function DropOffOrCollect() {
  return (
    <Sketch width={170} height={130}>
      {/* the adult */}
      <P d="M46 66C30 70 30 98 32 112H84C86 98 86 74 70 66Z" fill="teal" />
      <P d="M43 112l-1 12M71 112l2 12" thick={6} />
      <Dot at={[58, 44, 20]} fill="skin-1" exact />
      <P
        d="M37 42C33 16 54 15 61 19C76 15 83 29 79 43C76 36 72 33 67 31C58 37 47 35 43 33C40 35 38 38 37 42Z"
        fill="hair-3"
        exact
      />
      <Ink at={[52, 46, 2.4]} />
      <Ink at={[66, 46, 2.4]} />
      <P d="M53 54Q59 59 65 54" thick={3} />
      <P d="M76 72C86 80 92 88 98 95" thick={9} />
      <path d="M76 72C86 80 92 88 98 95" stroke="var(--draw-teal)" strokeWidth="4" />
      <P d="M40 74C36 84 34 92 34 98" thick={3} />
      {/* the child */}
      <P d="M112 92C102 94 101 108 102 118H138C140 108 138 94 128 92Z" fill="sun" />
      <P d="M111 118v7M129 118v7" thick={6} />
      <Dot at={[120, 76, 17]} fill="skin-2" exact />
      <P d="M103 76C100 54 140 54 137 76C133 68 127 65 120 65S107 68 103 76Z" fill="hair-1" exact />
      <Dot at={[102, 64, 6]} fill="hair-1" exact />
      <Dot at={[138, 64, 6]} fill="hair-1" exact />
      <Ink at={[114.5, 78, 2.2]} />
      <Ink at={[125.5, 78, 2.2]} />
      <P d="M115 84Q120 88 125 84" thick={3} />
      <P d="M106 98L98 96" thick={8} />
      <path d="M106 98L99 96" stroke="var(--draw-sun)" strokeWidth="3.4" />
      <Dot at={[97, 96, 4.4]} fill="skin-1" exact />
      <P d="M134 98L144 90" thick={3} />
      {/* what the child carries */}
      <P d="M144 90V62" thick={3} />
      <Dot at={[144, 48, 14]} fill="coral" />
      <P d="M139 43q3-4 7-3" thick={3} />
    </Sketch>
  );
}

export function Leaving() {
  return (
    <Sketch width={170} height={130}>
      <P d="M14 124H156" />
      <Box at={[40, 10, 66, 114]} round={4} fill="sand" />
      <P d="M48 18H98V124H48Z" fill="sky" exact />
      <Dot at={[74, 44, 11]} fill="sun" exact />
      <P d="M48 106C62 92 84 96 98 104V124H48Z" fill="leaf" exact />
      <P d="M48 18L22 30V122L48 124Z" fill="coral" />
      <Ink at={[41, 78, 3.4]} />
      <P d="M27 42L42 36V62L27 66Z" thick={3} />
      <P d="M78 82C96 74 116 74 136 80" thick={9} />
      <path d="M78 82C96 74 116 74 136 80" stroke="var(--draw-teal-deep)" strokeWidth="4.4" />
      <P d="M128 60L152 84L122 100Z" fill="teal-deep" exact />
    </Sketch>
  );
}
