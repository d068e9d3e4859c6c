import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Counter } from '../../components/counter.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { AskText } from '../desk/questions/ask-text.tsx';
import css from './set-up.module.css';
import type { SetUpScreen } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

const TYPES = ['staff', 'volunteer'] as const;
type StaffType = (typeof TYPES)[number];

interface AddStaffProps {
  readonly screen: SetUpScreen;
  readonly onStop: () => void;
}

/** One person on one screen, because there may be a dozen of them: name, what they are, and how many phones. */
export function AddStaff({ screen, onStop }: AddStaffProps) {
  const { send, t } = useKiosk();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [personType, setPersonType] = useState<StaffType>('staff');
  const [phones, setPhones] = useState(1);
  return (
    <AskText
      title={<StepTitle screen={screen}>{t('set-up.staff.addTitle')}</StepTitle>}
      names
      problem={screen.problem}
      fields={[
        { id: 'first', label: t('set-up.staff.first'), value: first, onChange: setFirst, maxLength: 60 },
        { id: 'last', label: t('set-up.staff.last'), value: last, onChange: setLast, maxLength: 60 },
      ]}
      nextLabel={t('set-up.staff.add')}
      mayGoOn={first.trim() !== '' && last.trim() !== ''}
      onNext={() =>
        send({
          intent: 'set-up-staff',
          personType,
          first: first.trim(),
          last: last.trim(),
          standingPhones: phones,
        })
      }
      onBack={onStop}
      aside={
        screen.staff.length > 0 ? (
          <span className={css['soMany']}>{t('set-up.staff.listTitle', { count: screen.staff.length })}</span>
        ) : null
      }
    >
      <div className={css['details']}>
        <RadioGroup
          className={css['either'] ?? ''}
          orientation="horizontal"
          value={personType}
          onChange={(chosen) => setPersonType(chosen === 'volunteer' ? 'volunteer' : 'staff')}
        >
          <Label>{t('set-up.staff.typeAsk')}</Label>
          {TYPES.map((type) => (
            <Radio key={type} value={type} className={css['half'] ?? ''}>
              {t(`set-up.staff.${type}`)}
            </Radio>
          ))}
        </RadioGroup>
        <div className={css['phones']}>
          <span aria-hidden="true">{t('set-up.staff.phones')}</span>
          <Counter
            value={phones}
            onChange={setPhones}
            label={t('set-up.staff.phones')}
            fewerLabel={t('desk.people.phonesFewer')}
            moreLabel={t('desk.people.phonesMore')}
          />
        </div>
      </div>
    </AskText>
  );
}
