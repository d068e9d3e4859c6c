import type { ReactElement, ReactNode } from 'react';
import type { PersonType } from '../vocabulary.ts';
import { Box, Dot, Ink, P, type Paint, Sketch } from './sketch.tsx';

type Hair = 'short' | 'bun' | 'long' | 'curls' | 'scarf' | 'none';

interface BustProps {
  readonly skin: Paint;
  readonly hair: Hair;
  readonly hairPaint: Paint;
  readonly top: Paint;
  readonly children?: ReactNode;
}

/** Head and shoulders of one of our people: the head around 60, 44, the shoulders down to 112. */
export function Bust({ skin, hair, hairPaint, top, children }: BustProps) {
  return (
    <>
      <BackHair hair={hair} fill={hairPaint} />
      <P d="M16 112C16 88 34 76 60 76S104 88 104 112Z" fill={top} />
      <P d="M51 62V75Q60 84 69 75V62" fill={skin} exact />
      <Dot at={[60, 44, 22]} fill={skin} exact />
      <FrontHair hair={hair} fill={hairPaint} />
      <Ink at={[52.5, 46, 2.4]} />
      <Ink at={[67.5, 46, 2.4]} />
      <P d="M53 55Q60 61 67 55" thick={3} />
      {children}
    </>
  );
}

function BackHair({ hair, fill }: { readonly hair: Hair; readonly fill: Paint }) {
  switch (hair) {
    case 'long':
      return <P d="M36 44C32 12 88 12 84 44C85 58 90 66 88 80H32C30 66 35 58 36 44Z" fill={fill} exact />;
    case 'curls':
      return (
        <>
          <Dot at={[39, 44, 11]} fill={fill} exact />
          <Dot at={[81, 44, 11]} fill={fill} exact />
          <Dot at={[45, 28, 12]} fill={fill} exact />
          <Dot at={[75, 28, 12]} fill={fill} exact />
          <Dot at={[60, 21, 12]} fill={fill} exact />
        </>
      );
    case 'bun':
      return <Dot at={[60, 15, 10]} fill={fill} exact />;
    case 'scarf':
      return <P d="M34 46C32 10 88 10 86 46C87 62 92 72 88 84Q60 96 32 84C28 72 33 62 34 46Z" fill={fill} exact />;
    default:
      return null;
  }
}

function FrontHair({ hair, fill }: { readonly hair: Hair; readonly fill: Paint }) {
  switch (hair) {
    case 'short':
      return (
        <P
          d="M38 42C33 16 56 14 64 19C80 15 87 30 82 43C79 36 75 33 70 31C60 37 48 35 44 33C41 35 39 38 38 42Z"
          fill={fill}
          exact
        />
      );
    case 'bun':
      return <P d="M38 43C34 15 86 15 82 43C78 33 70 29 60 29S42 33 38 43Z" fill={fill} exact />;
    case 'long':
      return <P d="M38 44C36 18 84 18 82 44C74 40 66 34 62 27C57 36 48 41 38 44Z" fill={fill} exact />;
    case 'curls':
      return <P d="M39 40Q44 28 52 32Q58 24 65 31Q75 27 81 40" fill={fill} exact />;
    case 'scarf':
      return <P d="M38 46C36 20 84 20 82 46C78 32 70 28 60 28S42 32 38 46Z" fill={fill} exact />;
    default:
      return null;
  }
}

const Staff = () => (
  <Bust skin="skin-2" hair="bun" hairPaint="hair-2" top="teal">
    <P d="M47 79L59 97L71 79" thick={3} />
    <Box at={[50, 95, 19, 14]} round={3} fill="paper" exact thick={3} />
    <P d="M55 102h9" thick={2.6} />
  </Bust>
);

const Volunteer = () => (
  <Bust skin="skin-1" hair="curls" hairPaint="hair-3" top="sky">
    <P
      d="M60 107C48 99 47 90 53 88C57 87 59 90 60 92C61 90 63 87 67 88C73 90 72 99 60 107Z"
      fill="coral"
      exact
      thick={3}
    />
  </Bust>
);

const Student = () => (
  <Bust skin="skin-3" hair="short" hairPaint="hair-2" top="sun">
    <P d="M40 80Q36 96 38 112M80 80Q84 96 82 112" thick={7} />
    <P d="M40 80Q36 96 38 112M80 80Q84 96 82 112" thick={3} />
    <Box at={[50, 92, 22, 20]} round={2} fill="paper" exact thick={3} />
    <P d="M61 92v20" thick={2.6} />
  </Bust>
);

const CommitteeMember = () => (
  <Bust skin="skin-1" hair="bun" hairPaint="hair-4" top="plum">
    <g transform="rotate(7 84 94)">
      <Box at={[69, 78, 31, 36]} round={3} fill="paper" />
      <P d="M79 78q5-8 11 0" />
      <P d="M76 90l3 3 5-6M88 91h7M76 102l3 3 5-6M88 103h7" thick={2.6} />
    </g>
  </Bust>
);

const Visitor = () => (
  <Bust skin="skin-3" hair="curls" hairPaint="hair-2" top="coral">
    <P d="M40 77Q60 92 80 77L78 88Q60 98 42 88Z" fill="sun" exact />
    <P d="M66 92L69 110L80 107L76 88" fill="sun" exact />
    <P d="M30 96v16M92 98v14" thick={3} />
  </Bust>
);

const Contractor = () => (
  <Bust skin="skin-1" hair="none" hairPaint="hair-1" top="sun">
    <P d="M37 38C37 12 83 12 83 38Z" fill="sun" exact />
    <P d="M53 20Q60 14 67 20V37H53Z" fill="paper" exact />
    <P d="M31 39H89" thick={6} />
    <P d="M41 80V112M79 80V112" thick={8} />
    <path d="M41 80V112M79 80V112" stroke="var(--draw-paper)" strokeWidth="3" />
    <P d="M51 79L60 112L69 79" thick={3} />
  </Bust>
);

const ExternalTeacher = () => (
  <>
    <Bust skin="skin-2" hair="long" hairPaint="hair-1" top="leaf" />
    <Dot at={[93, 95, 17]} fill="paper" />
    <path
      d="M93 87l7 5-3 8h-8l-3-8ZM93 87v-8M100 92l9-3M97 100l5 8M89 100l-5 8M86 92l-9-3"
      fill="none"
      strokeWidth="2.6"
    />
    <P d="M101 40V19L114 15V35" />
    <Dot at={[97, 41, 5]} fill="coral" exact />
    <Dot at={[110, 36, 5]} fill="coral" exact />
  </>
);

const Professional = () => (
  <Bust skin="skin-3" hair="scarf" hairPaint="plum" top="night">
    <g transform="rotate(-8 40 96)">
      <Box at={[20, 82, 40, 30]} round={3} fill="sand" />
      <P d="M20 90H60" thick={3} />
      <P d="M28 82v-5h13l3 5" thick={3} />
    </g>
    <P d="M70 88l5 11" thick={3} />
    <Box at={[68, 97, 20, 13]} round={3} fill="paper" exact thick={3} />
  </Bust>
);

/** A child's head and shoulders, about half the size of an adult's, standing at the foot of the sheet. */
function ChildShape({ at, top }: { readonly at: number; readonly top: Paint }) {
  return (
    <g transform={`translate(${at - 60} 0)`}>
      <P d="M38 112C38 98 47 92 60 92S82 98 82 112Z" fill={top} />
      <Dot at={[60, 77, 16]} fill="skin-2" exact />
      <P
        d="M44 76C42 58 57 57 61 60C72 57 78 66 76 76C72 71 68 69 65 69C57 72 50 71 48 70Q45 72 44 76Z"
        fill="hair-1"
        exact
      />
      <Ink at={[54.5, 79, 2.1]} />
      <Ink at={[65.5, 79, 2.1]} />
      <P d="M55 85Q60 89 65 85" thick={2.8} />
    </g>
  );
}

const Parent = () => (
  <>
    <g transform="translate(-16 -2)">
      <Bust skin="skin-2" hair="short" hairPaint="hair-1" top="teal" />
    </g>
    <ChildShape at={90} top="sun" />
  </>
);

const SettlingParent = () => (
  <>
    <g transform="translate(-16 -2)">
      <Bust skin="skin-2" hair="long" hairPaint="hair-1" top="plum" />
    </g>
    <ChildShape at={90} top="leaf" />
    <P d="M97 47C85 39 84 30 90 28C94 27 96 30 97 32C98 30 100 27 104 28C110 30 109 39 97 47Z" fill="coral" />
  </>
);

const DRAWN: Record<PersonType, () => ReactElement> = {
  staff: Staff,
  volunteer: Volunteer,
  student: Student,
  'committee-member': CommitteeMember,
  parent: Parent,
  'settling-parent': SettlingParent,
  visitor: Visitor,
  contractor: Contractor,
  'external-teacher': ExternalTeacher,
  professional: Professional,
};

export interface PersonDrawingProps {
  readonly personType: PersonType;
  readonly label?: string;
}

export function PersonDrawing({ personType, label }: PersonDrawingProps) {
  const Drawn = DRAWN[personType];
  return (
    <Sketch {...(label ? { label } : {})}>
      <Drawn />
    </Sketch>
  );
}
