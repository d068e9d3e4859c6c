import { FileText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Frame } from '../../components/frame.tsx';
import { Problem } from '../../components/problem.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { NothingHere } from '../desk/list-and-panel.tsx';
import { AskText } from '../desk/questions/ask-text.tsx';
import { Choices } from '../desk/questions/choices.tsx';
import { DateField, isoOf, yearAfter } from './date-field.tsx';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

const QUESTIONS = ['which', 'agreed-by', 'agreed-on', 'review-on'] as const;

/** Which policy, and when it was agreed and falls due; the dates may wait, and are then reminded of. */
export function PolicyStep({ screen, draft, change }: StepProps) {
  const { send, t } = useKiosk();
  const [at, setAt] = useState(0);
  const question = QUESTIONS[at] ?? 'which';
  const agreedOn = isoOf(draft.agreedOn);
  const reviewOn = isoOf(draft.reviewOn);
  const back = () => setAt(at - 1);

  const finish = (dated: boolean) => {
    if (draft.policy === null) return;
    send({
      intent: 'set-up-policy',
      policy: draft.policy,
      ...(dated && draft.agreedBy.trim() !== '' ? { agreedBy: draft.agreedBy.trim() } : {}),
      ...(dated && agreedOn ? { agreedOn } : {}),
      ...(dated && reviewOn ? { reviewOn } : {}),
    });
  };
  const later = (
    <Button look="quiet" onPress={() => finish(false)}>
      {t('set-up.policy.later')}
    </Button>
  );

  if (question === 'which') {
    return (
      <Frame title={<StepTitle screen={screen}>{t('set-up.policy.title')}</StepTitle>} lead={t('set-up.policy.choose')}>
        {screen.problem ? <Problem phrase={screen.problem} /> : null}
        {screen.policies.length === 0 ? (
          <NothingHere title={t('set-up.policy.none')} />
        ) : (
          <Choices
            long
            label={t('set-up.policy.title')}
            icon={<FileText aria-hidden="true" />}
            choices={screen.policies.map(({ id, title, about }) => ({
              id,
              label: title,
              note: about,
              chosen: id === draft.policy,
            }))}
            onChoose={(policy) => {
              change({ policy });
              setAt(1);
            }}
          />
        )}
      </Frame>
    );
  }
  if (question === 'agreed-by') {
    return (
      <AskText
        key={question}
        title={<StepTitle screen={screen}>{t('set-up.policy.agreedByTitle')}</StepTitle>}
        lead={`${t('set-up.policy.agreedByHelp')}. ${t('set-up.policy.datesHelp')}`}
        problem={screen.problem}
        fields={[
          {
            id: 'agreed-by',
            label: t('set-up.policy.agreedBy'),
            value: draft.agreedBy,
            onChange: (agreedBy) => change({ agreedBy }),
            maxLength: 80,
          },
        ]}
        nextLabel={t('set-up.next')}
        mayGoOn
        onNext={() => setAt(2)}
        onBack={back}
        aside={later}
      />
    );
  }
  const agreed = question === 'agreed-on';
  const value = agreed ? draft.agreedOn : draft.reviewOn;
  const iso = agreed ? agreedOn : reviewOn;
  const tooEarly = !agreed && agreedOn !== null && reviewOn !== null && reviewOn <= agreedOn;
  const ready = value === '' || (iso !== null && !tooEarly);
  const goOn = () => {
    if (!ready) return;
    if (agreed) setAt(3);
    else finish(true);
  };
  const suggested = !agreed && agreedOn !== null ? yearAfter(draft.agreedOn) : null;
  return (
    <Frame
      key={question}
      typing
      title={
        <StepTitle screen={screen}>
          {t(agreed ? 'set-up.policy.agreedOnTitle' : 'set-up.policy.reviewOnTitle')}
        </StepTitle>
      }
      lead={t('set-up.policy.datesHelp')}
      next={{ label: t('set-up.next'), onPress: goOn, isDisabled: !ready }}
      onBack={back}
      aside={
        suggested !== null && suggested !== draft.reviewOn ? (
          <Button look="quiet" onPress={() => change({ reviewOn: suggested })}>
            {t('set-up.policy.yearAfter')}
          </Button>
        ) : (
          later
        )
      }
    >
      {tooEarly ? <Problem phrase={{ key: 'set-up.policy.reviewBefore' }} /> : null}
      {value.length === 8 && iso === null ? <Problem phrase={{ key: 'set-up.policy.dateNotReal' }} /> : null}
      <DateField
        label={t(agreed ? 'set-up.policy.agreedOn' : 'set-up.policy.reviewOn')}
        value={value}
        onChange={(digits) => change(agreed ? { agreedOn: digits } : { reviewOn: digits })}
        onEnter={goOn}
      />
    </Frame>
  );
}
