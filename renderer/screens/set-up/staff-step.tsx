import { FileInput, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { AddStaff } from './add-staff.tsx';
import css from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

/** Who works here: one by one, or from a file. Anybody can be added later. */
export function StaffStep({ screen }: StepProps) {
  const { send, t } = useKiosk();
  const [adding, setAdding] = useState(false);
  if (adding) return <AddStaff key={screen.staff.length} screen={screen} onStop={() => setAdding(false)} />;
  return (
    <Frame
      title={<StepTitle screen={screen}>{t('set-up.staff.title')}</StepTitle>}
      lead={screen.problem ? undefined : t('set-up.staff.about')}
      next={{
        label: t(screen.staff.length > 0 ? 'set-up.staff.goOn' : 'set-up.staff.goOnEmpty'),
        onPress: () => send({ intent: 'go-on' }),
      }}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      <div className={css['staff']}>
        <div className={css['ways']}>
          <Button look="primary" wide icon={<UserPlus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t('set-up.staff.addOne')}
          </Button>
          <section className={css['file']}>
            <h2>{t('set-up.staff.fileTitle')}</h2>
            <p>{t('set-up.staff.fileHelp')}</p>
            <p className={css['path']} dir="ltr">
              {screen.rosterFile}
            </p>
            <Button icon={<FileInput aria-hidden="true" />} onPress={() => send({ intent: 'set-up-import' })}>
              {t('set-up.staff.fileGo')}
            </Button>
          </section>
        </div>
        <section className={css['listed']} aria-label={t('set-up.staff.title')}>
          <h2 aria-live="polite">
            {screen.staff.length > 0
              ? t('set-up.staff.listTitle', { count: screen.staff.length })
              : t('set-up.staff.listNone')}
          </h2>
          <ul data-testid="staff-list">
            {screen.staff.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
              <li key={index}>{name}</li>
            ))}
          </ul>
        </section>
      </div>
    </Frame>
  );
}
