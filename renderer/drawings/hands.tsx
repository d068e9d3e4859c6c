import { PhoneShape } from './devices.tsx';
import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** A hand from below that holds a phone by its lower half; wrist at the foot of the sheet. */
function HandWithPhone() {
  return (
    <>
      <P d="M46 158L48 128C36 120 34 108 36 96L98 96C102 112 98 124 90 132V158Z" fill="skin-2" exact />
      <g transform="translate(8 8)">
        <PhoneShape />
      </g>
      <P d="M36 100C28 92 28 80 34 76C40 74 42 82 44 90L48 104Q50 116 42 118" fill="skin-2" exact />
      <P
        d="M90 84C98 80 104 84 103 90C102 94 96 94 90 94C98 92 105 95 104 101C103 106 96 105 90 105C98 104 104 107 102 112C100 117 94 116 88 115"
        fill="skin-2"
        exact
      />
    </>
  );
}

/** A phone at an open compartment, and which way it goes. */
function AtTheLocker({ out }: { readonly out: boolean }) {
  return (
    <Sketch width={200} height={170}>
      <Box at={[92, 8, 100, 154]} round={8} fill="stone" />
      <Box at={[104, 20, 76, 60]} round={4} fill="night" exact />
      <P d="M104 20L76 10V92L104 80Z" fill="teal" />
      <Ink at={[84, 52, 3.4]} />
      <Box at={[104, 92, 76, 58]} round={4} fill="teal" exact />
      <Ink at={[170, 121, 3.4]} />
      <path d="M112 70H172" stroke="var(--draw-stone)" strokeWidth="3" />
      <g transform="translate(4 30) rotate(16 60 100) scale(.82)">
        <HandWithPhone />
      </g>
      <g transform={out ? 'translate(262 0) scale(-1 1)' : undefined}>
        <path d="M112 48C124 36 136 36 146 44" stroke="var(--draw-arrow)" strokeWidth="6" />
        <path d="M134 50L149 48L144 33" stroke="var(--draw-arrow)" strokeWidth="6" />
      </g>
    </Sketch>
  );
}

/** The picture of the whole product. */
export const PhoneIntoLocker = () => <AtTheLocker out={false} />;
export const PhoneOutOfLocker = () => <AtTheLocker out />;

/** A phone handed over a counter to somebody who writes the place down. */
export function PhoneToOffice() {
  return (
    <Sketch width={200} height={170}>
      <Dot at={[146, 48, 24]} fill="skin-1" exact />
      <P d="M120 46C116 14 178 14 172 46C166 34 158 30 146 30S126 34 120 46Z" fill="hair-4" exact />
      <Ink at={[138, 50, 2.6]} />
      <Ink at={[154, 50, 2.6]} />
      <P d="M139 60q7 6 14 0" thick={3} />
      <P d="M100 124C100 94 120 82 146 82S192 94 192 124Z" fill="plum" />
      <P d="M4 124H196V162H4Z" fill="sand" />
      <P d="M4 138H196" thick={3} />
      <g transform="translate(24 44) rotate(-18 60 60) scale(.72)">
        <PhoneShape />
      </g>
      <P d="M10 122C20 104 34 96 50 94L66 100Q72 106 64 110L48 110" fill="skin-3" exact />
      <P d="M104 100C96 96 90 98 86 104C84 110 90 114 98 112" fill="skin-1" exact />
    </Sketch>
  );
}

export function PhoneIntoBag() {
  return (
    <Sketch>
      <g transform="translate(20 -6) rotate(10 60 60) scale(.66)">
        <PhoneShape />
      </g>
      <P d="M30 66C26 40 40 34 44 60" thick={4} />
      <P d="M16 62H104L110 106Q110 112 104 112H16Q10 112 10 106Z" fill="leaf" />
      <P d="M16 62q44 14 88 0" thick={3} />
      <P d="M60 78v14M53 86l7 8 7-8" />
    </Sketch>
  );
}

export function PhoneIntoLockerSmall() {
  return (
    <Sketch>
      <Box at={[44, 8, 68, 104]} round={7} fill="stone" />
      <Box at={[53, 17, 50, 40]} round={3} fill="night" exact />
      <P d="M53 17L30 9V66L53 57Z" fill="teal" />
      <Box at={[53, 66, 50, 37]} round={3} fill="teal" exact />
      <Ink at={[96, 85, 3]} />
      <g transform="translate(-18 30) rotate(14 60 60) scale(.6)">
        <PhoneShape />
      </g>
      <path d="M62 48C68 38 76 36 84 38M76 30L87 38L79 48" stroke="var(--draw-arrow)" strokeWidth="4.6" />
    </Sketch>
  );
}

export function PhoneToOfficeSmall() {
  return (
    <Sketch>
      <Box at={[40, 8, 66, 104]} round={4} fill="sand" />
      <Box at={[48, 16, 50, 96]} round={2} fill="teal" exact />
      <Box at={[57, 26, 32, 26]} round={3} fill="sky" exact />
      <Ink at={[88, 84, 3.4]} />
      <g transform="translate(-28 16) rotate(-10 60 60) scale(.62)">
        <PhoneShape />
      </g>
      <P d="M54 72h20M66 62l10 10-10 10" thick={4.4} />
    </Sketch>
  );
}

export function PhoneIntoDrawer() {
  return (
    <Sketch>
      <Box at={[34, 30, 76, 82]} round={5} fill="sand" />
      <Box at={[42, 38, 60, 18]} round={3} fill="teal" exact />
      <Ink at={[72, 47, 3]} />
      <Box at={[42, 92, 60, 14]} round={3} fill="teal" exact />
      <Ink at={[72, 99, 3]} />
      <P d="M42 62H102L92 74H32Z" fill="night" />
      <Box at={[30, 74, 64, 18]} round={3} fill="teal" exact />
      <Ink at={[62, 83, 3]} />
      <g transform="translate(-30 -14) rotate(-10 60 60) scale(.55)">
        <PhoneShape />
      </g>
      <path d="M44 26C56 24 64 32 66 50M56 42L66 53L75 41" stroke="var(--draw-arrow)" strokeWidth="4.6" />
    </Sketch>
  );
}

/** A phone that is locked: its owner looks after it. */
export function PhoneWithPin() {
  return (
    <Sketch>
      <g transform="translate(-14 -4)">
        <PhoneShape />
      </g>
      <path d="M74 78V68C74 52 98 52 98 68V78" stroke="var(--draw-arrow)" strokeWidth="5" fill="none" />
      <Box at={[66, 76, 40, 32]} round={5} fill="sand" exact />
      <Ink at={[86, 90, 3.6]} />
      <P d="M86 92V99" thick={4} />
    </Sketch>
  );
}

/** A hand that holds nothing and waves: goodbye, thank you. */
export function WavingHand() {
  return (
    <Sketch>
      <P
        d="M38 112C36 96 24 82 18 70C15 62 22 57 28 63L40 76V30C40 21 51 21 51 30V24C51 15 63 15 63 24V28C63 20 75 20 75 28V38C75 30 86 31 86 39V78C86 94 80 100 80 112Z"
        fill="skin-2"
      />
      <P d="M51 30V58M63 28V58M75 38V60" thick={3} />
      <P d="M24 40Q18 28 24 16M98 30Q106 42 100 56" />
      <P d="M36 112H82" thick={7} />
    </Sketch>
  );
}
