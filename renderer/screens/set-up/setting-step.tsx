import { useState } from 'react';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { AskText } from '../desk/questions/ask-text.tsx';
import { LowNumberPad } from '../desk/questions/low-number-pad.tsx';
import css from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

const NAME_MAX = 80;
const NAME_LEAST = 2;
const TELEPHONE_MAX = 30;
const TELEPHONE_LEAST = 5;

/** The setting's name and the number that families ring. */
export function SettingStep({ screen, draft, change }: StepProps) {
  const { send, t } = useKiosk();
  const [atTelephone, setAtTelephone] = useState(screen.problem?.key === 'set-up.problem.telephone');
  if (!atTelephone) {
    return (
      <AskText
        title={<StepTitle screen={screen}>{t('set-up.setting.title')}</StepTitle>}
        lead={t('set-up.setting.nameHelp')}
        names
        problem={screen.problem}
        fields={[
          {
            id: 'setting-name',
            label: t('set-up.setting.name'),
            value: draft.settingName,
            onChange: (settingName) => change({ settingName }),
            maxLength: NAME_MAX,
          },
        ]}
        nextLabel={t('set-up.next')}
        mayGoOn={draft.settingName.trim().length >= NAME_LEAST}
        onNext={() => setAtTelephone(true)}
      />
    );
  }
  const ready = draft.telephone.trim().length >= TELEPHONE_LEAST;
  const goOn = () => {
    if (!ready) return;
    send({ intent: 'set-up-setting', name: draft.settingName.trim(), telephone: draft.telephone.trim() });
  };
  return (
    <Frame
      key="telephone"
      typing
      title={<StepTitle screen={screen}>{t('set-up.setting.telephoneTitle')}</StepTitle>}
      lead={t('set-up.setting.telephoneHelp')}
      next={{ label: t('set-up.next'), onPress: goOn, isDisabled: !ready }}
      onBack={() => setAtTelephone(false)}
    >
      {screen.problem ? <Problem phrase={screen.problem} /> : null}
      <div className={css['padded']}>
        <div data-testid="field-telephone">
          <TextField
            label={t('set-up.setting.telephone')}
            labelHidden
            value={draft.telephone}
            onChange={(telephone) => change({ telephone: telephone.replace(/[^0-9+() -]/g, '') })}
            onEnter={goOn}
            maxLength={TELEPHONE_MAX}
            autoFocus
          />
        </div>
        <LowNumberPad
          value={draft.telephone}
          onChange={(telephone) => change({ telephone })}
          maxLength={TELEPHONE_MAX}
        />
      </div>
    </Frame>
  );
}
