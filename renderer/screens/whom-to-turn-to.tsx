import { Phone } from 'lucide-react';
import type { ScreenOf } from '../../main/contract/screen-state.ts';
import { Frame } from '../components/frame.tsx';
import { AskManager } from '../drawings/signs.tsx';
import type { ScreenProps } from '../kiosk-context.tsx';
import styles from './whom-to-turn-to.module.css';

/** The setting's own people in order, then the contacts beyond it. */
export function WhomToTurnTo({ screen, t }: ScreenProps<ScreenOf<'whom-to-turn-to'>>) {
  const { people, contacts } = screen;
  return (
    <Frame picture={<AskManager />} title={t('whom-to-turn-to.title')} lead={t('whom-to-turn-to.lead')}>
      {people.length === 0 ? <p>{t('whom-to-turn-to.nobody')}</p> : null}
      <ol className={styles['people']}>
        {people.map(({ name, roles }) => (
          <li key={`${name}-${roles.join('-')}`}>
            <strong>{name}</strong> <span>{roles.map((role) => t(`form.role.${role}`)).join(', ')}</span>
          </li>
        ))}
      </ol>
      {contacts.length === 0 ? null : (
        <section aria-label={t('whom-to-turn-to.contacts')}>
          <h2>{t('whom-to-turn-to.contacts')}</h2>
          <ul className={styles['contacts']}>
            {contacts.map(({ label, telephone }) => (
              <li key={label}>
                <Phone aria-hidden="true" />
                <span>{label}</span> <strong>{telephone ?? t('whom-to-turn-to.no-number')}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}
