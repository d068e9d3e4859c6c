import { FlaskConical, Wrench } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Frame } from '../../components/frame.tsx';
import { PhoneIntoLocker } from '../../drawings/hands.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import css from './set-up.module.css';

/** Nothing is set up: try it, or begin. */
export function WelcomeStep() {
  const { send, t } = useKiosk();
  return (
    <Frame title={t('set-up.welcome.title')} lead={t('set-up.welcome.about')} picture={<PhoneIntoLocker />}>
      <div className={css['ways']}>
        <Button
          className={css['way'] ?? ''}
          data-look="main"
          data-testid="try-pretend"
          onPress={() => send({ intent: 'try-pretend' })}
        >
          <FlaskConical aria-hidden="true" />
          <span>
            <strong>{t('set-up.welcome.try')}</strong>
            <span>{t('set-up.welcome.tryHelp')}</span>
          </span>
        </Button>
        <Button
          className={css['way'] ?? ''}
          data-testid="begin-set-up"
          onPress={() => send({ intent: 'begin-set-up' })}
        >
          <Wrench aria-hidden="true" />
          <span>
            <strong>{t('set-up.welcome.begin')}</strong>
            <span>{t('set-up.welcome.beginHelp')}</span>
          </span>
        </Button>
      </div>
    </Frame>
  );
}
