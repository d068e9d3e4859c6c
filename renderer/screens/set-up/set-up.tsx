import { useState } from 'react';
import type { ScreenOf } from '../../../main/contract/screen-state.ts';
import type { ScreenProps } from '../../kiosk-context.tsx';
import { BadgeStep } from './badge-step.tsx';
import { DoneStep } from './done-step.tsx';
import { type Draft, emptyDraft } from './draft.ts';
import { HardwareStep } from './hardware-step.tsx';
import { HoursStep } from './hours-step.tsx';
import { ManagerStep } from './manager-step.tsx';
import { PolicyStep } from './policy-step.tsx';
import { SettingStep } from './setting-step.tsx';
import { StaffStep } from './staff-step.tsx';
import { WelcomeStep } from './welcome-step.tsx';

export type SetUpScreen = ScreenOf<'set-up'>;

/** What every step gets: the station's word on where we are, and what was typed so far. */
export interface StepProps {
  readonly screen: SetUpScreen;
  readonly draft: Draft;
  readonly change: (more: Partial<Draft>) => void;
}

/** The first run. The station says which step it is; answers already given are kept here, so that going back shows them. */
export function SetUp({ screen }: ScreenProps<SetUpScreen>) {
  const [draft, setDraft] = useState(emptyDraft);
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const step = { screen, draft, change };
  switch (screen.step) {
    case 'welcome':
      return <WelcomeStep />;
    case 'setting':
      return <SettingStep {...step} />;
    case 'policy':
      return <PolicyStep {...step} />;
    case 'hours':
      return <HoursStep {...step} />;
    case 'hardware':
      return <HardwareStep {...step} />;
    case 'manager':
      return <ManagerStep key="first" {...step} second={false} />;
    case 'second-manager':
      return <ManagerStep key="second" {...step} second />;
    case 'badge':
      return <BadgeStep {...step} />;
    case 'staff':
      return <StaffStep {...step} />;
    case 'done':
      return <DoneStep {...step} />;
  }
}
