import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { Soon } from '../components/soon.tsx';
import { PhoneIntoLocker } from '../drawings/hands.tsx';
import { AskManager, Badge } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { say } from '../language.ts';
import { ThreeParts } from './three-parts.tsx';

export function KindWord({ screen, send, t }: ScreenProps<ScreenOf<'kind-word'>>) {
  return (
    <Frame
      picture={pictureOf(screen.notice.happened.key)}
      title={say(t, screen.notice.happened)}
      aside={screen.nextInMs === null ? undefined : <Soon inMs={screen.nextInMs} />}
      next={{
        label: t('action.understood'),
        icon: <Check aria-hidden="true" />,
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      <ThreeParts notice={screen.notice} />
    </Frame>
  );
}

/** What it is about; everything else is a matter for the manager. */
function pictureOf(key: string): ReactElement {
  if (/badge|no-pin/.test(key)) return <Badge />;
  if (/door|collect/.test(key)) return <PhoneIntoLocker />;
  return <AskManager />;
}
