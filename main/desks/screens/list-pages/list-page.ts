import type { DeskList } from '../../../contract/screen-state.ts';
import type { ListTab } from '../../../domain/desk/desk-access.ts';
import type { Id } from '../../../domain/people.ts';
import type { DeskView } from '../desk-screen.ts';
import { agreementsPage } from './agreements-page.ts';
import { arrangementsPage } from './arrangements-page.ts';
import { incidentsPage } from './incidents-page.ts';
import { outingsList } from './outings-list.ts';
import { policyPage } from './policy-page.ts';
import { settingDevicesPage } from './setting-devices-page.ts';

/** Makes the lists of one part of the desk, for the person at it. */
type ListPage = (view: DeskView, manager: Id) => readonly DeskList[];

const PAGES: { readonly [T in ListTab]: ListPage } = {
  arrangements: ({ facts }, manager) => [...outingsList(facts, manager), ...arrangementsPage(facts, manager)],
  incidents: incidentsPage,
  'setting-devices': settingDevicesPage,
  agreements: agreementsPage,
  policy: policyPage,
};

export function listsOf(tab: ListTab, view: DeskView, manager: Id): DeskList[] {
  return [...PAGES[tab](view, manager)];
}
