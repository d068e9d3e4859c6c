import type { DeskPage } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { hasWords, type Translate } from '../../../language.ts';
import type { DeskPageProps } from '../desk.tsx';
import { DeskBank } from '../desk-bank.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { HealthList, type HealthRow } from '../health-list.tsx';
import { useTimes } from '../times.ts';
import css from './hardware-page.module.css';

type OutOfOrder = Extract<DeskPage, { tab: 'hardware' }>['outOfOrder'][number];

/** The locker as it stands, doors out of order, and how every part is doing. */
export function HardwarePage({ page, screen }: DeskPageProps<'hardware'>) {
  const { t } = useKiosk();
  return (
    <DeskFrame screen={screen} scroll="whole">
      <div className={css['columns']}>
        <section className={css['part']}>
          <h2>{t('desk.hardware.bankTitle')}</h2>
          {page.bank ? (
            <>
              <DeskBank bank={page.bank} />
              <h3>{t('desk.hardware.outTitle')}</h3>
              <OutOfOrderList doors={page.outOfOrder} />
            </>
          ) : (
            <p>{t('desk.now.noBank')}</p>
          )}
        </section>
        <section className={css['part']}>
          <h2>{t('desk.hardware.healthTitle')}</h2>
          <HealthList health={page.health} />
          <Counters health={page.health} />
        </section>
      </div>
    </DeskFrame>
  );
}

function why(door: OutOfOrder, t: Translate): string {
  const key = `desk.why.${door.why}`;
  return hasWords(key, 'en') ? t(key) : t('desk.why.unknown');
}

function OutOfOrderList({ doors }: { readonly doors: readonly OutOfOrder[] }) {
  const { send, t } = useKiosk();
  if (doors.length === 0) return <p>{t('desk.hardware.outNone')}</p>;
  return (
    <>
      <p>{t('desk.hardware.inOrderHelp')}</p>
      <ul className={css['out']}>
        {doors.map((door) => (
          <li key={door.door} data-testid={`out-of-order-${door.door}`}>
            <p>
              <strong>{t('desk.hardware.door', { door: door.door })}</strong>
              <span>{why(door, t)}</span>
            </p>
            <Button
              label={t('desk.hardware.inOrderLabel', { door: door.door })}
              onPress={() => send({ intent: 'compartment-in-order', compartment: door.door })}
            >
              {t('desk.hardware.inOrder')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const COUNTERS = ['frames', 'badFrames', 'timeouts', 'reconnects'] as const;

/** Numbers for whoever looks after the hardware: only the parts that talk over a wire have them. */
function Counters({ health }: { readonly health: readonly HealthRow[] }) {
  const { state, t } = useKiosk();
  const times = useTimes();
  const wired = health.filter((row) => COUNTERS.some((name) => row[name] !== undefined));
  if (wired.length === 0) return null;
  const number = new Intl.NumberFormat(state.language);
  return (
    <table className={css['counters']}>
      <caption>{t('desk.hardware.counters')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.hardware.part')}</th>
          {COUNTERS.map((name) => (
            <th key={name} scope="col">
              {t(`desk.hardware.${name}`)}
            </th>
          ))}
          <th scope="col">{t('desk.hardware.lastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {wired.map((row) => (
          <tr key={row.device}>
            <th scope="row">{t(`desk.part.${row.device}`)}</th>
            {COUNTERS.map((name) => (
              <td key={name}>{row[name] === undefined ? '' : number.format(row[name])}</td>
            ))}
            <td>{row.lastSeen == null ? t('desk.hardware.lastSeenNever') : times.moment(row.lastSeen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
