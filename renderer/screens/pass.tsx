import { Check, Handshake, MapPin, Phone, UserRound } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { DeviceDrawing } from '../drawings/devices.tsx';
import { Bag } from '../drawings/places.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import { deviceList, say } from '../language.ts';
import { countOf } from '../vocabulary.ts';
import styles from './pass.module.css';
import { ReportButton } from './report-button.tsx';

/** Six characters to remember or write down; with them the things come back. */
export function Pass({ state, screen, send, t }: ScreenProps<ScreenOf<'pass'>>) {
  const characters = [...screen.pass];
  return (
    <Frame
      title={t('pass.title', { name: screen.firstName })}
      lead={t('pass.lead')}
      aside={screen.mayReport ? <ReportButton send={send} t={t} /> : undefined}
      next={{ label: t('pass.done'), icon: <Check aria-hidden="true" />, onPress: () => send({ intent: 'go-on' }) }}
    >
      <div className={styles['middle']}>
        <p className={styles['pass']} dir="ltr">
          <span className="heard">{t('pass.spelt', { spelt: characters.join(' ') })}</span>
          {characters.map((character, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its position
            <span key={index} className={styles['character']} aria-hidden="true">
              {character}
            </span>
          ))}
        </p>
        <ul className={styles['facts']}>
          {screen.host ? (
            <li>
              <UserRound aria-hidden="true" />
              <span>{t('pass.host', { host: screen.host })}</span>
            </li>
          ) : null}
          {screen.place.key === 'where.arranged' ||
          (screen.place.key === 'where.bag' && countOf(screen.inBag) > 0) ? null : (
            <li>
              <MapPin aria-hidden="true" />
              <span>{say(t, screen.place)}</span>
            </li>
          )}
          {countOf(screen.inBag) > 0 ? (
            <li>
              <span className={styles['drawing']}>
                <Bag />
              </span>
              <span>{t('pass.in-bag', { things: deviceList(screen.inBag, t, state.language) })}</span>
            </li>
          ) : null}
          {(screen.arranged ?? []).map(({ label, where }) => (
            <li key={label}>
              <Handshake aria-hidden="true" />
              <span>{t('pass.arranged', { label, where: where.map((phrase) => say(t, phrase)).join(' ') })}</span>
            </li>
          ))}
          <li>
            <span className={styles['drawing']}>
              <DeviceDrawing kind="phone" />
            </span>
            <span>{t('pass.need')}</span>
          </li>
          {state.setting?.telephone ? (
            <li>
              <Phone aria-hidden="true" />
              <span>
                {t('welcome.telephone')} <strong dir="ltr">{state.setting.telephone}</strong>
              </span>
            </li>
          ) : null}
        </ul>
      </div>
    </Frame>
  );
}
