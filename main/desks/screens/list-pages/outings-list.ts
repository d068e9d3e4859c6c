import type { DeskList, Phrase } from '../../../contract/screen-state.ts';
import { nameOf, nameOfVisit } from '../../../domain/desk/names.ts';
import type { Facts } from '../../../domain/kiosk/facts.ts';
import { type OutingCount, outingCounts } from '../../../domain/out-and-back/outing.ts';
import type { Id } from '../../../domain/people.ts';
import { isOverdue } from '../../../domain/phones/permitted-use.ts';
import { arrangementLabel } from '../arrangement-screens.ts';

const say = (key: string, gaps?: Phrase['with']): Phrase => ({ key, ...(gaps ? { with: gaps } : {}) });
const asIs = (text: string): Phrase => say('form.as-is', { text });

/** The outings of today: who is on them, and whether all devices are back (SETTINGS C5). */
export function outingsList(facts: Facts, by: Id): readonly DeskList[] {
  if (!Object.values(facts.policy.arrangements).some(({ released }) => released)) return [];
  return [
    {
      id: 'outings',
      title: say('desk.arrangements.outings'),
      empty: say('desk.arrangements.outings-empty'),
      rows: outingCounts(by, facts).map((count) => rowOf(count, facts)),
    },
  ];
}

function rowOf({ arrangement, went, out }: OutingCount, facts: Facts): DeskList['rows'][number] {
  const { id, terms, words } = arrangement;
  const names = (terms?.people ?? []).flatMap((person) => {
    const known = facts.person(person);
    return known === null ? [] : [nameOf(known)];
  });
  const late = out.some((use) => isOverdue(use, facts.now));
  const hours = terms?.hours ?? null;
  return {
    id: `outing:${id}`,
    first: asIs([arrangementLabel(terms?.kind ?? '', facts), words.destination ?? ''].filter(Boolean).join(': ')),
    under: asIs(names.join(', ')),
    ...(hours === null ? {} : { middle: say('desk.arrangements.outing-hours', { ...hours }) }),
    end:
      went === 0
        ? say('desk.arrangements.outing-none')
        : out.length === 0
          ? say('desk.arrangements.outing-back')
          : say('desk.arrangements.outing-out', { count: out.length }),
    tone: late ? 'stop' : out.length > 0 ? 'warm' : 'plain',
    facts: out.map((use) => {
      const visit = facts.visit(use.visit);
      return {
        name: asIs(visit === null ? '' : nameOfVisit(visit, facts)),
        says: say(isOverdue(use, facts.now) ? 'desk.arrangements.outing-late' : 'desk.arrangements.outing-has'),
      };
    }),
    actions: [],
  };
}
