import { useState } from 'react';
import type { IntentOf } from '../../../../main/contract/intents.ts';
import type { Notice } from '../../../../main/contract/screen-state.ts';
import { Counter } from '../../../components/counter.tsx';
import { Frame } from '../../../components/frame.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { PersonDrawing } from '../../../drawings/people.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { AskNewPin } from '../questions/ask-new-pin.tsx';
import { AskText } from '../questions/ask-text.tsx';
import { Choices } from '../questions/choices.tsx';
import css from './add-person.module.css';

type PersonType = IntentOf<'add-person'>['personType'];

/** Those who sign in by badge or code of their own. Families and walk-in visitors come another way. */
const TYPES = ['staff', 'volunteer', 'student', 'committee-member'] as const satisfies readonly PersonType[];
const QUESTIONS = ['name', 'type', 'phones', 'credential', 'manager', 'pin'] as const;

interface AddPersonProps {
  readonly said: Notice | null;
  readonly onStop: () => void;
}

/** A new member of staff, volunteer, student or committee member, one question at a time. */
export function AddPerson({ said, onStop }: AddPersonProps) {
  const { send, t } = useKiosk();
  const [at, setAt] = useState(0);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [personType, setPersonType] = useState<PersonType>('staff');
  const [phones, setPhones] = useState(1);
  const [personalCode, setPersonalCode] = useState(false);
  const question = QUESTIONS[at];
  const name = `${first.trim()} ${last.trim()}`;
  const back = () => (at === 0 ? onStop() : setAt(at - 1));
  const next = () => setAt(at + 1);
  const finish = (manager: boolean, pin?: string) =>
    send({
      intent: 'add-person',
      personType,
      first: first.trim(),
      last: last.trim(),
      manager,
      standingPhones: phones,
      personalCode,
      ...(pin === undefined ? {} : { pin }),
    });

  if (question === 'name') {
    return (
      <AskText
        title={t('desk.people.nameAsk')}
        names
        fields={[
          { id: 'first', label: t('desk.people.first'), value: first, onChange: setFirst, maxLength: 60 },
          { id: 'last', label: t('desk.people.last'), value: last, onChange: setLast, maxLength: 60 },
        ]}
        nextLabel={t('desk.common.next')}
        mayGoOn={first.trim() !== '' && last.trim() !== ''}
        onNext={next}
        onBack={back}
      >
        {said && said.tone !== 'calm' ? <NoticePanel notice={said} /> : null}
      </AskText>
    );
  }
  if (question === 'pin') {
    return (
      <AskNewPin
        title={t('desk.people.pinAsk', { name })}
        lead={t('desk.people.managerHelp')}
        nextLabel={t('desk.common.toPin')}
        onBack={back}
        onChosen={(pin) => finish(true, pin)}
      />
    );
  }
  if (question === 'phones') {
    return (
      <Frame
        key={question}
        title={t('desk.people.phones')}
        lead={t('desk.people.phonesHelp')}
        onBack={back}
        next={{ label: t('desk.common.next'), onPress: next }}
      >
        <div className={css['counter']}>
          <Counter
            value={phones}
            onChange={setPhones}
            label={t('desk.people.phones')}
            fewerLabel={t('desk.people.phonesFewer')}
            moreLabel={t('desk.people.phonesMore')}
          />
        </div>
      </Frame>
    );
  }
  if (question === 'type') {
    return (
      <Frame key={question} title={t('desk.people.typeAsk')} lead={name} onBack={back}>
        <Choices
          label={t('desk.people.typeAsk')}
          choices={TYPES.map((type) => ({
            id: type,
            label: t(`desk.type.${type}`),
            picture: <PersonDrawing personType={type} />,
          }))}
          onChoose={(type) => {
            setPersonType(type as PersonType);
            next();
          }}
        />
      </Frame>
    );
  }
  if (question === 'credential') {
    return (
      <Frame key={question} title={t('desk.people.credentialAsk')} lead={name} onBack={back}>
        <Choices
          label={t('desk.people.credentialAsk')}
          choices={[
            {
              id: 'badge',
              label: t('desk.people.credentialBadge'),
              note: t('desk.people.credentialBadgeHelp'),
            },
            { id: 'code', label: t('desk.people.credentialCode'), note: t('desk.people.credentialCodeHelp') },
          ]}
          onChoose={(id) => {
            setPersonalCode(id === 'code');
            next();
          }}
        />
      </Frame>
    );
  }
  return (
    <Frame key={question} title={t('desk.people.managerAsk')} lead={name} onBack={back}>
      <Choices
        label={t('desk.people.managerAsk')}
        choices={[
          { id: 'no', label: t('desk.people.managerNo') },
          { id: 'yes', label: t('desk.people.managerYes'), note: t('desk.people.managerYesHelp') },
        ]}
        onChoose={(id) => (id === 'yes' ? next() : finish(false))}
      />
    </Frame>
  );
}
