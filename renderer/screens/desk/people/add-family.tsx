import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Notice } from '../../../../main/contract/screen-state.ts';
import { Button } from '../../../components/button.tsx';
import { NoticePanel } from '../../../components/notice-panel.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { AskText } from '../questions/ask-text.tsx';
import css from './add-person.module.css';

/** The contract's caps: letters of one child's initials, and children of one carer. */
const INITIALS_MAX = 6;
const CHILDREN_MAX = 8;

interface AddFamilyProps {
  readonly said: Notice | null;
  readonly onStop: () => void;
}

/** A parent or carer, and the children by their initials alone. */
export function AddFamily({ said, onStop }: AddFamilyProps) {
  const { send, t } = useKiosk();
  const [atChildren, setAtChildren] = useState(false);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [children, setChildren] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const notice = said && said.tone !== 'calm' ? <NoticePanel notice={said} /> : null;

  if (!atChildren) {
    return (
      <AskText
        key="name"
        title={t('desk.people.familyAsk')}
        names
        fields={[
          { id: 'first', label: t('desk.people.first'), value: first, onChange: setFirst, maxLength: 60 },
          { id: 'last', label: t('desk.people.last'), value: last, onChange: setLast, maxLength: 60 },
        ]}
        nextLabel={t('desk.common.next')}
        mayGoOn={first.trim() !== '' && last.trim() !== ''}
        onNext={() => setAtChildren(true)}
        onBack={onStop}
      >
        {notice}
      </AskText>
    );
  }

  const fresh = typed.trim();
  const canAdd = fresh !== '' && children.length < CHILDREN_MAX && !children.includes(fresh);
  const all = canAdd ? [...children, fresh] : children;
  const add = () => {
    setChildren(all);
    setTyped('');
  };
  return (
    <AskText
      key="children"
      title={t('desk.people.initialsAsk')}
      lead={t('desk.people.initialsHelp')}
      fields={[
        {
          id: 'initials',
          label: t('desk.people.initialsAsk'),
          value: typed,
          onChange: (value) => setTyped(value.toLocaleUpperCase()),
          maxLength: INITIALS_MAX,
        },
      ]}
      nextLabel={t('desk.common.toPin')}
      mayGoOn={all.length > 0}
      onNext={() => send({ intent: 'add-family', first: first.trim(), last: last.trim(), initials: [...all] })}
      onBack={() => setAtChildren(false)}
    >
      {notice}
      <div className={css['initials']}>
        <Button icon={<Plus aria-hidden="true" />} isDisabled={!canAdd} onPress={add}>
          {t('desk.people.initialsAdd')}
        </Button>
        {children.map((initials) => (
          <Button
            key={initials}
            look="quiet"
            iconAfter={<X aria-hidden="true" />}
            label={t('desk.people.initialsRemove', { initials })}
            onPress={() => setChildren(children.filter((each) => each !== initials))}
          >
            {initials}
          </Button>
        ))}
      </div>
    </AskText>
  );
}
