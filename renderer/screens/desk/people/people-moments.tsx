import { NotebookPen } from 'lucide-react';
import type { Notice } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { Frame } from '../../../components/frame.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { Badge } from '../../../drawings/signs.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { say } from '../../../language.ts';
import { FreshCodes } from '../questions/fresh-codes.tsx';
import css from './people-page.module.css';
import type { PeoplePageState } from './people-page.tsx';

const WHOSE = {
  'personal-code': 'desk.people.freshPersonal',
  'family-code': 'desk.people.freshFamily',
  'recovery-code': 'desk.people.freshRecovery',
} as const;

/** Codes that nobody can look up later, large enough to be copied by hand. */
export function Fresh({ codes, onDone }: { readonly codes: PeoplePageState['freshCodes']; onDone(): void }) {
  const { t } = useKiosk();
  return (
    <Frame
      title={t('desk.people.freshTitle')}
      lead={t('desk.people.freshHelp')}
      next={{ label: t('desk.people.freshDone'), onPress: onDone, icon: <NotebookPen aria-hidden="true" /> }}
      onBack={onDone}
    >
      <FreshCodes codes={codes.map(({ name, kind, code }) => ({ name: t(WHOSE[kind], { name }), code }))} />
    </Frame>
  );
}

interface AwaitingBadgeProps {
  readonly name: string;
  readonly said: Notice | null;
  readonly onLeave: () => void;
}

/** Waiting for the tap of the badge that somebody is given. */
export function AwaitingBadge({ name, said, onLeave }: AwaitingBadgeProps) {
  const { t } = useKiosk();
  return (
    <Frame
      title={t('desk.people.awaitTitle')}
      lead={t('desk.people.awaitHelp', { name })}
      picture={<Badge />}
      aside={
        <Button look="quiet" onPress={onLeave}>
          {t('desk.people.awaitStop')}
        </Button>
      }
    >
      {said ? <NoticePanel notice={said} /> : null}
    </Frame>
  );
}

/** Where the roster file goes and what stands in it, before it is looked for. */
export function RosterIntake({ onStop }: { readonly onStop: () => void }) {
  const { send, t } = useKiosk();
  return (
    <Frame
      title={t('desk.people.rosterTitle')}
      lead={t('desk.people.rosterHelp', { file: 'roster.csv' })}
      onBack={onStop}
      next={{ label: t('desk.people.rosterGo'), onPress: () => send({ intent: 'import-roster' }) }}
    />
  );
}

/** What became of the roster file, line by line where a line was left out. */
export function RosterResult({ roster }: { readonly roster: NonNullable<PeoplePageState['roster']> }) {
  const { t } = useKiosk();
  const faults = roster.faults.length;
  return (
    <section
      className={css['roster']}
      data-faults={faults > 0 || undefined}
      aria-label={t('desk.people.rosterTitle')}
      data-testid="roster-result"
    >
      <h2>{t('desk.people.rosterAdded', { count: roster.added, file: roster.file })}</h2>
      {faults === 0 ? (
        <p>{t('desk.people.rosterClean')}</p>
      ) : (
        <>
          <p>
            <strong>{t('desk.people.rosterFaults', { count: faults })}.</strong> {t('desk.people.rosterFaultsHelp')}
          </p>
          <ul>
            {roster.faults.map((fault) => (
              <li key={`${fault.line}-${fault.says.key}`}>
                <strong>{t('desk.people.rosterLine', { line: fault.line })}</strong>
                <span>{say(t, fault.says)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
