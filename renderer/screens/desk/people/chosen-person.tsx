import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useKiosk } from '../../../kiosk-context.tsx';
import { Facts, PanelPart, PanelTitle } from '../list-and-panel.tsx';
import type { KnownPerson } from './people-page.tsx';

/** One person: how they sign in, a new badge, code or PIN, and the end of it. */
export function ChosenPerson({ person, onSetPin }: { readonly person: KnownPerson; readonly onSetPin: () => void }) {
  const { send, t } = useKiosk();
  const [sure, setSure] = useState(false);
  const type = t(`desk.type.${person.personType}`);
  const has = (held: boolean) => t(held ? 'desk.people.has' : 'desk.people.hasNot');
  return (
    <>
      <PanelTitle title={person.name} under={person.manager ? `${type}. ${t('desk.people.managerMark')}.` : type} />
      <Facts
        facts={[
          { name: t('desk.people.badge'), says: has(person.hasBadge) },
          { name: t('desk.people.code'), says: has(person.hasCode) },
          person.mayHavePin || person.hasPin ? { name: t('desk.people.pin'), says: has(person.hasPin) } : null,
          person.children.length > 0
            ? { name: t('desk.people.children'), says: person.children.map(({ initials }) => initials).join(', ') }
            : null,
        ]}
      />
      <PanelPart help={t('desk.people.giveBadgeHelp')}>
        <Button onPress={() => send({ intent: 'await-badge-for', person: person.person })}>
          {t(person.hasBadge ? 'desk.people.giveBadgeAgain' : 'desk.people.giveBadge')}
        </Button>
      </PanelPart>
      {person.children.length > 0 ? (
        <PanelPart title={t('desk.people.childLeft')} help={t('desk.people.childLeftHelp')}>
          {person.children.map(({ child, initials }) => (
            <Button key={child} onPress={() => send({ intent: 'child-left', child })}>
              {t('desk.people.leftStart', { name: initials })}
            </Button>
          ))}
        </PanelPart>
      ) : null}
      {person.self || person.personType === 'parent' ? null : (
        <PanelPart>
          <Button onPress={() => send({ intent: 'open-form', form: 'change-person', subject: person.person })}>
            {t('form.change-person.open')}
          </Button>
        </PanelPart>
      )}
      <PanelPart help={t('desk.people.newCodeHelp')}>
        <Button onPress={() => send({ intent: 'new-code', person: person.person })}>
          {t(person.hasCode ? 'desk.people.newCodeAgain' : 'desk.people.newCode')}
        </Button>
      </PanelPart>
      {person.mayHavePin ? (
        <PanelPart help={t(person.self ? 'desk.people.setOwnPinHelp' : 'desk.people.setPinHelp')}>
          <Button onPress={onSetPin}>{t(person.self ? 'desk.people.setOwnPin' : 'desk.people.setPin')}</Button>
        </PanelPart>
      ) : null}
      {person.self ? (
        <PanelPart title={t('desk.people.left')} help={t('desk.people.selfLeft')} />
      ) : (
        <PanelPart title={t('desk.people.left')} help={t('desk.people.leftHelp')} tone={sure ? 'warm' : 'plain'}>
          {sure ? (
            <>
              <Button look="stop" onPress={() => send({ intent: 'person-left', person: person.person })}>
                {t('desk.people.leftGo')}
              </Button>
              <Button look="quiet" onPress={() => setSure(false)}>
                {t('desk.people.leftNot')}
              </Button>
            </>
          ) : (
            <Button onPress={() => setSure(true)}>{t('desk.people.leftStart', { name: person.name })}</Button>
          )}
        </PanelPart>
      )}
    </>
  );
}
