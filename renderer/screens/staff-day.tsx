import { BriefcaseBusiness, Check, Pencil, PenLine } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Button } from '../components/button.tsx';
import { DeviceChips } from '../components/device-chips.tsx';
import { Frame } from '../components/frame.tsx';
import { Tile } from '../components/tile.tsx';
import { DeviceDrawing } from '../drawings/devices.tsx';
import { Leaving, Visiting } from '../drawings/greetings.tsx';
import { PhoneIntoLocker } from '../drawings/hands.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { clockTime, deviceList, say } from '../language.ts';
import { ReportButton } from './report-button.tsx';
import styles from './staff-day.module.css';

type StaffDayProps = ScreenProps<ScreenOf<'staff-day'>>;

/** Somebody we know, in the middle of the day: what stands, and the next thing to do. */
export function StaffDay(props: StaffDayProps) {
  const { state, screen, send, t } = props;
  const { since } = screen;
  return (
    <Frame
      title={t(screen.permission?.what === 'step-out' ? 'staff-day.welcome-back' : 'staff-day.hello', {
        name: screen.firstName,
      })}
      lead={
        since !== null
          ? t('staff-day.since', { time: clockTime(since, state.language, state.timeZone) })
          : t('staff-day.not-in')
      }
      aside={
        <>
          {screen.mayDeclare.map((intent) => (
            <Button
              key={intent}
              look="plain"
              iconWhenSmall={intent === 'change-usual'}
              icon={intent === 'change-usual' ? <Pencil aria-hidden="true" /> : undefined}
              onPress={() => send({ intent })}
            >
              {t(`staff-day.${intent}`)}
            </Button>
          ))}
          {screen.mayReport ? <ReportButton send={send} t={t} /> : null}
          {screen.mayTurnTo ? (
            <Button look="plain" onPress={() => send({ intent: 'whom-to-turn-to' })}>
              {t('staff-day.whom-to-turn-to')}
            </Button>
          ) : null}
          {screen.mayOpenDesk ? (
            <Button
              look="plain"
              iconWhenSmall
              icon={<BriefcaseBusiness aria-hidden="true" />}
              onPress={() => send({ intent: 'open-desk' })}
            >
              {t('staff-day.desk')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles['answers']}>
        {since !== null ? (
          <div className={styles['facts']}>
            <p className={styles['place']}>{say(t, screen.place)}</p>
            <DeviceChips devices={screen.devices} />
            <Permission {...props} />
          </div>
        ) : null}
        <Answers {...props} />
      </div>
      {screen.said ? (
        <p className={styles['said']} role="status">
          {say(t, screen.said)}
        </p>
      ) : null}
      <Offers {...props} />
      {screen.since === null && screen.mayDeclare.includes('change-usual') ? (
        <p className={styles['usual']}>
          {screen.usual.length === 0
            ? t('staff-day.usual.nothing')
            : t('staff-day.usual', { things: deviceList(screen.usual, t, state.language) })}
        </p>
      ) : null}
      <ToConfirm {...props} />
    </Frame>
  );
}

function Answers({ screen, send, t }: StaffDayProps) {
  const { permission } = screen;
  if (screen.since === null) {
    return (
      <Tile
        look="main"
        label={t('staff-day.start')}
        note={t('staff-day.start.note')}
        picture={<Visiting />}
        onPress={() => send({ intent: 'go-on' })}
      />
    );
  }
  return (
    <>
      {permission?.offers.includes('return') ? (
        <Tile
          look="main"
          label={t('staff-day.back')}
          note={t('staff-day.back.note')}
          picture={<PhoneIntoLocker />}
          onPress={() => send({ intent: 'back-with-device' })}
        />
      ) : null}
      {permission?.offers.includes('release') ? (
        <Tile
          look="main"
          label={t(permission.what === 'check-ins' ? 'staff-day.check-in' : 'staff-day.use')}
          note={t('staff-day.use.note', { place: permission.place })}
          picture={<DeviceDrawing kind="phone" />}
          onPress={() => send({ intent: 'go-on' })}
        />
      ) : null}
      {permission?.offers.includes('check-in') ? (
        <Tile
          look="main"
          label={t('staff-day.check-in')}
          note={t('staff-day.use.note', { place: permission.place })}
          picture={<DeviceDrawing kind="phone" />}
          onPress={() => send({ intent: 'go-on' })}
        />
      ) : null}
      {permission?.offers.includes('step-back') ? (
        <Tile
          look="main"
          label={t('staff-day.step-back')}
          note={t('staff-day.step-back.note')}
          picture={<Visiting />}
          onPress={() => send({ intent: 'back-with-device' })}
        />
      ) : null}
      {screen.stepOutTo !== null ? (
        <Tile
          label={t('staff-day.step-out')}
          note={t('staff-day.step-out.note', { place: screen.stepOutTo })}
          picture={<DeviceDrawing kind="phone" />}
          onPress={() => send({ intent: 'step-out' })}
        />
      ) : null}
      <Tile
        label={t('staff-day.leave')}
        note={t('staff-day.leave.note')}
        picture={<Leaving />}
        onPress={() => send({ intent: 'leave-now' })}
      />
    </>
  );
}

/** What the permission is, in one sentence; late is said first. */
function Permission({ state, screen, t }: StaffDayProps) {
  const { permission } = screen;
  if (!permission) return null;
  const { what, until, place, nextCheckIn } = permission;
  const clock = (at: number) => clockTime(at, state.language, state.timeZone);
  const late = permission.overdueMinutes > 0 && until !== null;
  const words = () => {
    if (late) return t('staff-day.overdue', { count: permission.overdueMinutes, time: clock(until) });
    if (what === 'check-ins' && nextCheckIn !== null)
      return t('staff-day.check-ins', { time: clock(nextCheckIn), place });
    if (what === 'outing')
      return until === null
        ? t('staff-day.outing-open', { place })
        : t('staff-day.outing', { time: clock(until), place });
    if (until === null) return t('staff-day.stepped-out');
    if (what === 'break') return t('staff-day.break', { time: clock(until), place });
    return t('staff-day.permission', { time: clock(until), place });
  };
  return (
    <p className={styles['permission']} data-late={late || undefined} role={late ? 'alert' : undefined}>
      {words()}
    </p>
  );
}

/** What else can be entered, quietly: most people come to sign in or out. */
function Offers({ screen, send, t }: StaffDayProps) {
  if (screen.forms.length === 0 && screen.toSign.length === 0) return null;
  return (
    <div className={styles['offers']}>
      {screen.toSign.map(({ agreement, label, due }) => (
        <Button
          key={agreement}
          look="plain"
          icon={<PenLine aria-hidden="true" />}
          onPress={() => send({ intent: 'sign-agreement', agreement })}
        >
          {t(`agreement.to-sign.${due}`, { agreement: label })}
        </Button>
      ))}
      {screen.forms.map(({ form, subject, label }) => (
        <Button
          key={`${form}-${subject ?? ''}`}
          look="plain"
          onPress={() => send({ intent: 'open-form', form, ...(subject ? { subject } : {}) })}
        >
          {say(t, label)}
        </Button>
      ))}
    </div>
  );
}

/** What others handed over and nobody has confirmed yet: one touch for each. */
function ToConfirm({ state, screen, send, t }: StaffDayProps) {
  if (screen.toConfirm.length === 0) return null;
  return (
    <section className={styles['confirm']} aria-label={t('staff-day.confirm')}>
      <h2>{t('staff-day.confirm')}</h2>
      <ul>
        {screen.toConfirm.map(({ deposit, place, storeLabel, devices }) => (
          <li key={deposit} className={styles['row']}>
            <span>
              <strong>{t('staff-day.confirm.place', { store: storeLabel, place })}</strong>{' '}
              {deviceList(devices, t, state.language)}
            </span>
            <Button
              look="plain"
              icon={<Check aria-hidden="true" />}
              onPress={() => send({ intent: 'confirm-hand-in', deposit })}
            >
              {t('staff-day.confirm.yes')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
