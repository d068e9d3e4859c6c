import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Frame } from '../../components/frame.tsx';
import { useKiosk } from '../../kiosk-context.tsx';
import { AskNewPin } from '../desk/questions/ask-new-pin.tsx';
import { AskText } from '../desk/questions/ask-text.tsx';
import { Choices } from '../desk/questions/choices.tsx';
import type { StepProps } from './set-up.tsx';
import { StepTitle } from './step-title.tsx';

const QUESTIONS = ['name', 'credential', 'pin'] as const;
type Question = (typeof QUESTIONS)[number];

/** A refusal brings back the question it is about. */
function questionOf(problem: string | undefined): Question | null {
  if (problem === undefined) return null;
  return problem.includes('pin') ? 'pin' : 'name';
}

/** A manager: name, badge or personal code, and a PIN typed twice. The second one may be skipped. */
export function ManagerStep({ screen, draft, second }: StepProps & { readonly second: boolean }) {
  const { send, t } = useKiosk();
  const [question, setQuestion] = useState<Question>('name');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [credential, setCredential] = useState<'badge' | 'personal-code'>('badge');
  const refused = screen.problem?.key;
  useEffect(() => {
    const about = questionOf(refused);
    if (about) setQuestion(about);
  }, [refused]);
  const named = first.trim() !== '' && last.trim() !== '';

  if (question === 'pin' && named) {
    return (
      <AskNewPin
        title={
          <StepTitle screen={screen}>
            {t(second ? 'set-up.manager.secondPinTitle' : 'set-up.manager.pinTitle')}
          </StepTitle>
        }
        lead={t(second ? 'set-up.manager.secondPinHelp' : 'set-up.manager.pinHelp')}
        nextLabel={t('set-up.next')}
        problem={screen.problem}
        onBack={() => setQuestion('credential')}
        onChosen={(pin, pinAgain) =>
          send({
            intent: 'set-up-manager',
            first: first.trim(),
            last: last.trim(),
            credential,
            pin,
            pinAgain,
          })
        }
      />
    );
  }
  if (question === 'credential' && named) {
    const noReader = draft.reader === 'none';
    return (
      <Frame
        key="credential"
        title={
          <StepTitle screen={screen}>
            {t(second ? 'set-up.manager.secondCredentialTitle' : 'set-up.manager.credentialTitle')}
          </StepTitle>
        }
        onBack={() => setQuestion('name')}
      >
        <Choices
          label={t('set-up.manager.credentialTitle')}
          choices={[
            {
              id: 'badge',
              label: t('set-up.manager.badge'),
              note: t('set-up.manager.badgeHelp'),
              ...(noReader ? { refused: t('set-up.manager.badgeNoReader') } : {}),
            },
            { id: 'personal-code', label: t('set-up.manager.code'), note: t('set-up.manager.codeHelp') },
          ]}
          onChoose={(id) => {
            setCredential(id === 'badge' ? 'badge' : 'personal-code');
            setQuestion('pin');
          }}
        />
      </Frame>
    );
  }
  return (
    <AskText
      key="name"
      title={<StepTitle screen={screen}>{t(second ? 'set-up.manager.secondTitle' : 'set-up.manager.title')}</StepTitle>}
      lead={t(second ? 'set-up.manager.secondAbout' : 'set-up.manager.about')}
      names
      problem={screen.problem}
      fields={[
        { id: 'first', label: t('set-up.manager.first'), value: first, onChange: setFirst, maxLength: 60 },
        { id: 'last', label: t('set-up.manager.last'), value: last, onChange: setLast, maxLength: 60 },
      ]}
      nextLabel={t('set-up.next')}
      mayGoOn={named}
      onNext={() => setQuestion('credential')}
      aside={
        second ? (
          <Button look="quiet" onPress={() => send({ intent: 'set-up-skip' })}>
            {t('set-up.skip')}
          </Button>
        ) : null
      }
    />
  );
}
