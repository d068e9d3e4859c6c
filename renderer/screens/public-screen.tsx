import type { ReactElement } from 'react';
import type { Screen, ScreenState } from '../../main/contract/screen-state.ts';
import type { Send } from '../kiosk-context.tsx';
import type { Translate } from '../language.ts';
import { Agreement } from './agreement.tsx';
import { Arrangement } from './arrangement.tsx';
import { Attending } from './attending.tsx';
import { ChildWaiting } from './child-waiting.tsx';
import { CollectByHand } from './collect-by-hand.tsx';
import { ConditionNote } from './condition.tsx';
import { DeviceKept } from './device-kept.tsx';
import { Devices } from './devices.tsx';
import { Door } from './door.tsx';
import { Family } from './family.tsx';
import { FamilyEntry } from './family-entry.tsx';
import { Filling } from './filling.tsx';
import { Goodbye } from './goodbye.tsx';
import { HandIn } from './hand-in.tsx';
import { KindWord } from './kind-word.tsx';
import { LeaveBehind } from './leave-behind.tsx';
import { Leaving } from './leaving.tsx';
import { LeavingName } from './leaving-name.tsx';
import { LetIn } from './let-in.tsx';
import { OnDuty } from './on-duty.tsx';
import { Organisation } from './organisation.tsx';
import { PartsMissing } from './parts-missing.tsx';
import { Pass } from './pass.tsx';
import { Pin } from './pin.tsx';
import { Recovery } from './recovery.tsx';
import { Report } from './report.tsx';
import { Reported } from './reported.tsx';
import { Rules } from './rules.tsx';
import { StaffDay } from './staff-day.tsx';
import { StaffEntry } from './staff-entry.tsx';
import { Trouble } from './trouble.tsx';
import { Welcome } from './welcome.tsx';
import { WhoAreYou } from './who-are-you.tsx';
import { Whom } from './whom.tsx';
import { WhomToTurnTo } from './whom-to-turn-to.tsx';
import { YourName } from './your-name.tsx';

export type PublicScreenState = Exclude<Screen, { name: 'desk' | 'set-up' }>;

export interface PublicScreenProps {
  readonly state: ScreenState;
  readonly screen: PublicScreenState;
  readonly send: Send;
  readonly t: Translate;
}

/** One screen for each thing the station can show to whoever stands there. */
export function PublicScreen({ state, screen, send, t }: PublicScreenProps): ReactElement {
  const rest = { state, send, t };
  switch (screen.name) {
    case 'welcome':
      return <Welcome {...rest} screen={screen} />;
    case 'who-are-you':
      return <WhoAreYou {...rest} screen={screen} />;
    case 'your-name':
      return <YourName {...rest} screen={screen} />;
    case 'organisation':
      return <Organisation {...rest} screen={screen} />;
    case 'whom':
      return <Whom {...rest} screen={screen} />;
    case 'devices':
      return <Devices {...rest} screen={screen} />;
    case 'rules':
      return <Rules {...rest} screen={screen} />;
    case 'arrangement':
      return <Arrangement {...rest} screen={screen} />;
    case 'attending':
      // A colleague's code is gone once it was taken.
      return <Attending key={screen.confirmed.length} {...rest} screen={screen} />;
    case 'let-in':
      return <LetIn key={screen.problem?.key ?? ''} {...rest} screen={screen} />;
    case 'leave-behind':
      return <LeaveBehind {...rest} screen={screen} />;
    case 'on-duty':
      return <OnDuty {...rest} screen={screen} />;
    case 'whom-to-turn-to':
      return <WhomToTurnTo {...rest} screen={screen} />;
    case 'door':
      return <Door {...rest} screen={screen} />;
    case 'hand-in':
      return <HandIn {...rest} screen={screen} />;
    case 'collect-by-hand':
      return <CollectByHand {...rest} screen={screen} />;
    case 'device-kept':
      return <DeviceKept {...rest} screen={screen} />;
    case 'condition':
      return <ConditionNote {...rest} screen={screen} />;
    case 'child-waiting':
      return <ChildWaiting {...rest} screen={screen} />;
    case 'pass':
      return <Pass {...rest} screen={screen} />;
    case 'leaving':
      return <Leaving {...rest} screen={screen} />;
    case 'leaving-name':
      return <LeavingName {...rest} screen={screen} />;
    case 'goodbye':
      return <Goodbye {...rest} screen={screen} />;
    case 'staff-entry':
      return <StaffEntry {...rest} screen={screen} />;
    case 'staff-day':
      return <StaffDay {...rest} screen={screen} />;
    case 'agreement':
      return <Agreement {...rest} screen={screen} />;
    case 'filling':
      return <Filling {...rest} screen={screen} />;
    case 'report':
      return <Report {...rest} screen={screen} />;
    case 'reported':
      return <Reported {...rest} screen={screen} />;
    case 'family-entry':
      return <FamilyEntry {...rest} screen={screen} />;
    case 'family':
      return <Family {...rest} screen={screen} />;
    case 'recovery':
      return <Recovery {...rest} screen={screen} />;
    case 'pin':
      return <Pin {...rest} screen={screen} />;
    case 'kind-word':
      return <KindWord {...rest} screen={screen} />;
    case 'trouble':
      return <Trouble {...rest} screen={screen} />;
    case 'parts-missing':
      return <PartsMissing {...rest} screen={screen} />;
  }
}
