import { Check, DoorOpen, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { BankPicture, ScreenOf } from '../../main/contract/screen-state.ts';
import { ActionBar, type NextStep } from '../components/action-bar.tsx';
import { Button } from '../components/button.tsx';
import { DeviceChips } from '../components/device-chips.tsx';
import { Liability, NoteCondition } from '../components/liability.tsx';
import { NotAsUsual } from '../components/not-as-usual.tsx';
import { conditionSays } from '../condition-says.ts';
import { BankDrawing } from '../drawings/bank.tsx';
import { PhoneIntoLocker, PhoneOutOfLocker } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { clockTime } from '../language.ts';
import { countOf } from '../vocabulary.ts';
import { yourThings } from '../your-things.ts';
import styles from './door.module.css';

type DoorProps = ScreenProps<ScreenOf<'door'>>;

/** The locker as it stands, the door that is meant, and what to do with it: it moves as the real door moves. */
export function Door(props: DoorProps) {
  const { state, screen, t } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const { stage, purpose, door } = screen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stage is a new sentence to be read
  useEffect(() => heading.current?.focus({ preventScroll: true }), [stage, door]);
  const things = yourThings(screen.devices, t, screen.ofChild);
  const empty = countOf(screen.devices) === 0 && purpose === 'deposit';
  const gaps = { door, things, name: screen.firstName };
  const busy = stage === 'waiting' || stage === 'opening' || stage === 'open' || stage === 'reminder';
  const puttingIn = purpose === 'deposit' || purpose === 'return';
  const [stuck] = screen.stuck.slice(-1);
  const needsKey = stage === 'did-not-open' && screen.mayTryAgain === false;
  const lead =
    stage === 'waiting'
      ? 'door.waiting'
      : needsKey
        ? 'door.needs-key'
        : empty && busy
          ? 'door.deposit.empty'
          : screen.ofChild !== undefined && stage === 'closed'
            ? `child-device.door.${purpose}-closed`
            : `door.${purpose}.${stage}`;
  return (
    <div className={styles['page']}>
      <main className={styles['main']} data-stage={stage}>
        <div className={styles['says']}>
          <div className={styles['tops']} aria-hidden="true">
            <p className={styles['number']} data-stage={stage}>
              {stage === 'closed' ? <Check /> : door}
            </p>
            {busy ? (
              <div className={styles['hand']}>{puttingIn ? <PhoneIntoLocker /> : <PhoneOutOfLocker />}</div>
            ) : null}
          </div>
          <div aria-live="polite">
            <h1 ref={heading} tabIndex={-1} className={styles['title']}>
              {t(`door.title.${stage}`, gaps)}
            </h1>
            <p className={styles['lead']}>{t(lead, gaps)}</p>
            {purpose === 'release' && screen.useUntil !== undefined && stage !== 'did-not-open' ? (
              <p className={styles['use']}>
                {t('door.release.until', {
                  time: clockTime(screen.useUntil, state.language, state.timeZone),
                  place: screen.usePlace ?? '',
                })}
              </p>
            ) : null}
          </div>
          {stuck !== undefined && stage !== 'did-not-open' ? (
            <p className={styles['stuck']} role="alert">
              {t(screen.stuckUnsure ? 'door.other-unsure' : 'door.other-did-not-open', { door: stuck, now: door })}
            </p>
          ) : null}
          {busy ? <DeviceChips devices={screen.devices} /> : null}
          {busy ? <Liability text={screen.liability} /> : null}
          {screen.condition === undefined || stage === 'did-not-open' ? null : (
            <p>{t('condition.was', { condition: conditionSays(screen.condition, t) })}</p>
          )}
        </div>
        <div className={styles['bank']}>
          <BankDrawing
            bank={asItFeels(screen.bank, door, stage)}
            {...(stage === 'closed' ? {} : { pointAt: door })}
            label={t('door.picture', { door })}
          />
        </div>
      </main>
      <ActionBar {...nextOf(props)} aside={<Aside {...props} />} />
    </div>
  );
}

/** One's own door comes lit whatever has become of it: once shut it is a door like any other, and a stuck one looks stuck. */
function asItFeels(bank: BankPicture, door: number, stage: ScreenOf<'door'>['stage']): BankPicture {
  const look = stage === 'closed' ? 'shut' : stage === 'did-not-open' ? 'stuck' : null;
  if (look === null) return bank;
  return { ...bank, doors: bank.doors.map((each) => (each.number === door ? { ...each, look } : each)) };
}

function nextOf({ screen, send, t }: DoorProps): { next?: NextStep } {
  if (screen.stage === 'closed') {
    return { next: { label: t('action.next'), onPress: () => send({ intent: 'go-on' }) } };
  }
  if (screen.stage !== 'did-not-open' || screen.mayTryAgain === false) return {};
  if (screen.purpose === 'deposit') {
    return {
      next: {
        label: t('door.another'),
        icon: <DoorOpen aria-hidden="true" />,
        onPress: () => send({ intent: 'use-another-door' }),
      },
    };
  }
  return {
    next: { label: t('door.again'), icon: <RotateCw aria-hidden="true" />, onPress: () => send({ intent: 'go-on' }) },
  };
}

/** Other answers, quietly: the door that stays shut, another day than usual, leaving without waiting for a locker. */
function Aside({ screen, send, t }: DoorProps) {
  const { stage, purpose } = screen;
  const sent = stage === 'opening' || stage === 'open' || stage === 'reminder';
  return (
    <>
      {sent ? (
        <Button look="plain" onPress={() => send({ intent: 'door-stays-shut' })}>
          {t('door.stays-shut')}
        </Button>
      ) : null}
      {stage === 'reminder' && purpose === 'collect' ? (
        <Button look="plain" onPress={() => send({ intent: 'have-my-things' })}>
          {t('door.have-my-things')}
        </Button>
      ) : null}
      {(sent || stage === 'waiting') && screen.mayChange && purpose === 'deposit' ? (
        <NotAsUsual send={send} t={t} />
      ) : null}
      {screen.mayNote && (sent || stage === 'waiting') ? <NoteCondition send={send} t={t} /> : null}
      {stage === 'did-not-open' && purpose === 'collect' ? (
        <Button look="plain" onPress={() => send({ intent: 'leave-now' })}>
          {t('door.leave-without')}
        </Button>
      ) : null}
    </>
  );
}
