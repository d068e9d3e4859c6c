import { Check, ListChecks, PenLine } from 'lucide-react';
import type { ManagerTab } from '../../../../main/contract/intents.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { hasWords, type Translate } from '../../../language.ts';
import css from './day-page.module.css';
import type { BalancePart, DayPageState } from './day-page.tsx';

const WORKED_OFF_AT: Record<BalancePart['what'], ManagerTab> = {
  people: 'now',
  devices: 'devices',
  permissions: 'permissions',
  'setting-devices': 'setting-devices',
  exceptions: 'exceptions',
};
/** More lines than this are counted, not listed. */
const LINES = 8;

interface BalanceProps {
  readonly page: DayPageState;
  readonly onAccept: (what: BalancePart['what']) => void;
}

/** The parts in their order. While balancing only the first that is not yet even can be worked on. */
export function Balance({ page, onAccept }: BalanceProps) {
  const { t } = useKiosk();
  const balancing = page.stage === 'balancing';
  const current = balancing ? page.balance.find((part) => !isEven(part))?.what : undefined;
  return (
    <ol className={css['parts']} aria-label={t('desk.day.steps')} data-stage={page.stage}>
      {page.balance.map((part, index) => (
        <Part
          key={part.what}
          part={part}
          number={index + 1}
          is={isEven(part) ? 'even' : part.what === current ? 'current' : 'later'}
          begun={page.stage !== 'open'}
          kept={part.what === 'devices' ? (page.kept ?? []) : []}
          onAccept={() => onAccept(part.what)}
        />
      ))}
    </ol>
  );
}

function isEven(part: BalancePart): boolean {
  return part.count === 0 || part.accepted !== null;
}

interface PartProps {
  readonly part: BalancePart;
  readonly number: number;
  readonly is: 'even' | 'current' | 'later';
  readonly begun: boolean;
  readonly kept: readonly string[];
  readonly onAccept: () => void;
}

function Part({ part, number, is, begun, kept, onAccept }: PartProps) {
  const { send, t } = useKiosk();
  return (
    <li
      className={css['part']}
      data-is={is}
      data-testid={`balance-${part.what}`}
      aria-current={is === 'current' ? 'step' : undefined}
    >
      <span className={css['number']} aria-hidden="true">
        {begun && is === 'even' ? <Check /> : number}
      </span>
      <div className={css['inside']}>
        <h2>{is === 'current' ? t(`desk.day.ask.${part.what}`) : t(`desk.day.${part.what}`)}</h2>
        <p className={css['left']}>
          {part.count === 0 ? t('desk.day.zeroSays') : t(`desk.day.left.${part.what}`, { count: part.count })}
        </p>
        {kept.map((line) => (
          <p key={line}>{t('desk.day.kept', { device: line })}</p>
        ))}
        {part.accepted !== null && part.count > 0 ? <p>{t('desk.day.acceptedBy', { name: part.accepted })}</p> : null}
        {is === 'current' ? (
          <>
            <Rows part={part} />
            <div className={css['doing']}>
              <Button
                icon={<ListChecks aria-hidden="true" />}
                onPress={() => send({ intent: 'desk-tab', tab: WORKED_OFF_AT[part.what] })}
              >
                {t(`desk.day.workOff.${part.what}`)}
              </Button>
              <Button look="attention" icon={<PenLine aria-hidden="true" />} onPress={onAccept}>
                {t('desk.day.accept')}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </li>
  );
}

/** The station names an exception in a row by its kind; here it gets its words. */
function inWords(row: string, t: Translate): string {
  return row
    .split(' · ')
    .map((part) => {
      const key = `desk.exceptions.kind.${part}`;
      return hasWords(key, 'en') ? t(key) : part;
    })
    .join(' · ');
}

function Rows({ part }: { readonly part: BalancePart }) {
  const { t } = useKiosk();
  const more = Math.max(0, part.count - Math.min(part.rows.length, LINES));
  return (
    <ul className={css['rows']}>
      {part.rows.slice(0, LINES).map((row) => (
        <li key={row}>{inWords(row, t)}</li>
      ))}
      {more > 0 ? <li>{t('desk.day.andMore', { count: more })}</li> : null}
    </ul>
  );
}
