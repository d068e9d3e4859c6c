import type { ReactNode } from 'react';
import { PhoneShape } from './devices.tsx';
import { Bust } from './people.tsx';
import { Box, Dot, Ink, P, Sketch } from './sketch.tsx';

/** The ring and bar that say no, over whatever is inside. */
function No({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <path d="M29 30L91 92" stroke="var(--draw-line)" strokeWidth="13" />
      <path d="M29 30L91 92" stroke="var(--draw-stop)" strokeWidth="7.5" />
      <circle cx="60" cy="61" r="48" stroke="var(--draw-line)" strokeWidth="15" />
      <circle cx="60" cy="61" r="48" stroke="var(--draw-stop)" strokeWidth="9" />
    </>
  );
}

/** The large sign of the welcome screen. */
export function NoPhonesSign({ label }: { readonly label?: string }) {
  return (
    <Sketch {...(label ? { label } : {})}>
      <circle cx="62.5" cy="63.5" r="52" fill="var(--draw-paper)" stroke="none" />
      <No>
        <g transform="translate(60 61) rotate(-7) scale(.72) translate(-60 -60)">
          <PhoneShape />
        </g>
      </No>
    </Sketch>
  );
}

export const NoPhotos = () => (
  <Sketch>
    <circle cx="62" cy="63" r="52" fill="var(--draw-paper)" stroke="none" />
    <No>
      <P d="M46 50L51 42H69L74 50Z" fill="coral" exact />
      <Box at={[30, 48, 60, 38]} round={7} fill="coral" exact />
      <Dot at={[60, 67, 13]} fill="sky" exact />
    </No>
  </Sketch>
);

export const NoCalls = () => (
  <Sketch>
    <circle cx="62" cy="63" r="52" fill="var(--draw-paper)" stroke="none" />
    <No>
      <P d="M42 38C36 46 40 62 52 74C64 86 78 88 85 81L75 69L67 74C60 71 53 64 50 57L55 49L45 36Z" fill="teal" exact />
      <P d="M66 40q12 2 15 14" />
    </No>
  </Sketch>
);

export const NoSocialMedia = () => (
  <Sketch>
    <circle cx="62" cy="63" r="52" fill="var(--draw-paper)" stroke="none" />
    <No>
      <P d="M32 40H88V74H60L48 86V74H32Z" fill="sky" exact />
      <P d="M60 68C50 61 50 53 55 51C58 50 59 52 60 54C61 52 62 50 65 51C70 53 70 61 60 68Z" fill="coral" exact />
    </No>
  </Sketch>
);

/** A badge on its ribbon, and the reader's waves. */
export function Badge({ waves = true }: { readonly waves?: boolean }) {
  return (
    <Sketch>
      <P d="M38 8L54 44M70 8L58 44" thick={7} />
      <path d="M38 8L54 44M70 8L58 44" stroke="var(--draw-coral)" strokeWidth="3" />
      <Box at={[26, 44, 60, 66]} round={8} fill="paper" />
      <P d="M49 52h14" />
      <Dot at={[56, 72, 9]} fill="skin-2" exact thick={3} />
      <P d="M41 96C41 86 48 83 56 83S71 86 71 96Z" fill="teal" exact thick={3} />
      <P d="M40 103h32" thick={3} />
      {waves ? <P d="M94 62q7 14 0 28M103 54q11 22 0 44" /> : null}
    </Sketch>
  );
}

export function FamilyCard() {
  return (
    <Sketch>
      <g transform="rotate(-6 60 60)">
        <Box at={[8, 26, 104, 70]} round={10} fill="sun" />
        <Box at={[60, 40, 40, 42]} round={3} fill="paper" exact />
        <path d="M66 46h8v8h-8zM86 46h8v8h-8zM66 68h8v8h-8z" fill="var(--draw-line)" strokeWidth="2" />
        <P d="M82 64v4M90 62h4M86 72h8M82 78h4" thick={3.6} />
        <Dot at={[28, 50, 8]} fill="skin-1" exact thick={3} />
        <Dot at={[45, 62, 6]} fill="skin-3" exact thick={3} />
        <P d="M17 82C17 68 22 62 28 62S37 66 38 72C41 70 54 70 54 82Z" fill="teal" exact thick={3} />
      </g>
    </Sketch>
  );
}

export function PassCard() {
  return (
    <Sketch>
      <g transform="rotate(5 60 60)">
        <P
          d="M12 38Q12 30 20 30H100Q108 30 108 38V52A9 9 0 0 0 108 70V84Q108 92 100 92H20Q12 92 12 84V70A9 9 0 0 0 12 52Z"
          fill="teal"
        />
        <path d="M40 36V86" strokeDasharray="2 8" />
        <P d="M52 54v14M62 54v14M72 54v14M82 54v14M92 54v14" thick={5} />
        <P d="M26 50v22" />
      </g>
    </Sketch>
  );
}

export const AskManager = () => (
  <Sketch>
    <P d="M44 14Q44 6 52 6H106Q114 6 114 14V50Q114 58 106 58H84L68 72V58H52Q44 58 44 50Z" fill="sun" />
    <P d="M69 24C69 14 89 14 88 25C87 33 78 32 78 39" thick={4.6} />
    <Ink at={[78, 48, 3]} />
    <g transform="translate(-16 40) scale(.66)">
      <Bust skin="skin-2" hair="bun" hairPaint="hair-4" top="teal">
        <Box at={[52, 90, 18, 13]} round={3} fill="paper" exact thick={3} />
      </Bust>
    </g>
  </Sketch>
);

export const ReportConcern = () => (
  <Sketch>
    <Box at={[20, 16, 68, 92]} round={6} fill="paper" />
    <P d="M42 16q12-14 24 0v8H42Z" fill="stone" />
    <P d="M34 44h32M34 58h22" thick={3} />
    <P d="M54 96L58 80L94 44L106 56L70 92Z" fill="coral" />
    <P d="M58 80l12 12M86 52l12 12" thick={3} />
  </Sketch>
);

/** What may follow: a letter with a seal, on its way to whoever decides. */
export const Consequence = () => (
  <Sketch>
    <Box at={[16, 12, 66, 92]} round={5} fill="paper" />
    <P d="M28 30h42M28 42h42M28 54h28" thick={3} />
    <P d="M76 84L70 112L84 104L98 112L92 84Z" fill="coral" />
    <Dot at={[84, 74, 21]} fill="sun" />
    <P d="M84 62v13" thick={5} />
    <Ink at={[84, 85, 3]} />
  </Sketch>
);

export const Telephone = () => (
  <Sketch>
    <P d="M18 52C18 20 102 20 102 52L98 60H78L75 48Q60 44 45 48L42 60H22Z" fill="coral" />
    <P d="M34 62L26 100Q26 106 32 106H88Q94 106 94 100L86 62" fill="coral" />
    <Dot at={[60, 80, 15]} fill="paper" />
    <Ink at={[60, 80, 3]} />
    <P d="M60 69v.1M70 74v.1M71 85v.1M50 74v.1M49 85v.1M60 91v.1" thick={4} />
  </Sketch>
);
