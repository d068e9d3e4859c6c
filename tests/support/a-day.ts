import { expect } from '@playwright/test';
import type { AtTheKiosk } from './at-the-kiosk.ts';

/**
 * The episodes of a day at the entrance, as people live them. Used by the end-to-end tests, which look closely, and by the
 * demonstration, which takes pictures. Each leaves the kiosk at its welcome screen.
 */
export const MANAGER = 'Maya';

export async function tryPretendHardware(at: AtTheKiosk): Promise<void> {
  await at.screenIs('set-up');
  await at.picture('first-run');
  await at.touch(/pretend hardware/);
  await at.screenIs('welcome', {}, 30_000);
  // A person pushes each door shut in this day; none closes by itself.
  await at.dock({ intent: 'dock-auto-close', on: false });
  await at.picture('welcome');
}

/** A contractor with a phone and a laptop: signs in, deposits, gets a pass. Returns the pass. */
export async function visitorSignsIn(at: AtTheKiosk, who = { first: 'Ana', last: 'Dell' }): Promise<string> {
  await at.touch(/I am visiting/);
  await at.screenIs('who-are-you');
  await at.picture('visitor-who-are-you');
  await at.touch(/^Contractor/);
  await at.screenIs('your-name');
  await at.type(who.first);
  await at.picture('visitor-first-name');
  await at.touch('Next');
  await at.type(who.last);
  await at.picture('visitor-last-name');
  await at.touch('Next');
  await at.screenIs('organisation');
  await at.type('Brook Heating');
  await at.picture('visitor-organisation');
  await at.touch('Next');
  await at.screenIs('whom');
  await at.type('ma');
  await expect(at.page.getByRole('button', { name: 'Maya Hollis' })).toBeVisible();
  await at.picture('visitor-whom');
  await at.touch('Maya Hollis');
  await at.screenIs('devices');
  await at.picture('visitor-devices');
  await at.touch(/^Phone/);
  await at.touch(/^Laptop/);
  await at.picture('visitor-devices-chosen');
  await at.touch(/^That is all/);
  await at.screenIs('rules');
  await at.picture('visitor-rules');
  await at.readSignAgree();
  await at.screenIs('door', { stage: 'open' }, 25_000);
  await at.picture('visitor-door-open');
  await at.putInAndClose();
  const { screen } = await at.screenIs('pass');
  if (screen.name !== 'pass') throw new Error('unreachable');
  await at.picture('visitor-pass');
  await at.touch('I have it');
  await at.picture('visitor-welcome-in');
  await at.touch(/^Done|Finish|Next/).catch(() => undefined);
  await at.screenIs('welcome');
  return screen.pass;
}

/** The first tap ever shows the rules; every other one opens a door at once. */
export async function staffTapsIn(at: AtTheKiosk, who: string, firstEver: boolean): Promise<number> {
  await at.tapBadge(who);
  if (firstEver) {
    await at.screenIs('rules');
    await at.picture(`staff-rules-${who.toLowerCase()}`);
    await at.readSignAgree();
  }
  await at.screenIs('door', { stage: 'open' }, 25_000);
  await at.picture(`staff-door-${who.toLowerCase()}`);
  const door = await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.picture(`staff-in-${who.toLowerCase()}`);
  await at.screenIs('welcome');
  return door;
}

export async function staffTapsOut(at: AtTheKiosk, who: string): Promise<void> {
  await at.tapBadge(who);
  await at.screenIs('door', { purpose: 'collect', stage: 'open' }, 30_000);
  await at.picture(`staff-collects-${who.toLowerCase()}`);
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
}

/** Once, with the induction: a phone, as most parents carry one. */
export async function saysWhatIsUsual(at: AtTheKiosk): Promise<void> {
  await at.screenIs('devices');
  await at.picture('parent-usual-devices');
  await at.touch(/^Phone/);
  await at.touch(/^That is all/);
}

/** Two touches after the first time: the tile with the code before it, and what they came for. */
export async function parentDropsOff(at: AtTheKiosk, code: string, firstEver: boolean): Promise<void> {
  await at.touch(/dropping off or collecting/);
  await at.screenIs('family-entry');
  await at.picture('parent-code');
  await at.type(code);
  if ((await at.state()).screen.name === 'family-entry') await at.touch('Next');
  if (firstEver) {
    await at.screenIs('rules');
    await at.picture('parent-rules-once');
    await at.readSignAgree();
    await saysWhatIsUsual(at);
  }
  await at.screenIs('family');
  await at.picture('parent-children');
  await at.touch(/^Dropping off/);
  await at.screenIs('goodbye');
  await at.picture('parent-dropped-off');
  await at.screenIs('welcome');
}

/** A settling parent hands everything in at the office; a member of staff confirms it. */
export async function settlingParentHandsIn(
  at: AtTheKiosk,
  code: string,
  firstEver: boolean,
  confirmedBy: string,
): Promise<void> {
  await at.touch(/dropping off or collecting/);
  await at.screenIs('family-entry');
  await at.type(code);
  if ((await at.state()).screen.name === 'family-entry') await at.touch('Next');
  if (firstEver) {
    await at.readSignAgree();
    await saysWhatIsUsual(at);
  }
  await at.screenIs('family');
  await at.touch(/^Staying to settle/);
  await at.screenIs('devices');
  await at.touch(/^That is all/);
  await at.readSignAgree();
  await at.screenIs('hand-in');
  await at.picture('settling-hand-in');
  await at.touch('I have handed it over');
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
  await at.touch('Staff and reports');
  await at.screenIs('staff-entry');
  await at.picture('staff-entry');
  await at.tapBadge(confirmedBy);
  await at.screenIs('staff-day');
  await at.picture('staff-day-confirm');
  await at.touch('It is there');
  await at.touch('Finish');
  await at.screenIs('welcome');
}

export async function managerOpensDesk(at: AtTheKiosk, who: string, pin: string): Promise<void> {
  await at.touch('Staff and reports');
  await at.screenIs('staff-entry');
  await at.tapBadge(who);
  await at.screenIs('staff-day');
  await at.picture('manager-staff-day');
  await at.touch(/desk/i);
  await at.screenIs('pin');
  await at.typePin(pin);
  await at.picture('manager-pin');
  await at.touch('Next');
  await at.screenIs('desk');
  await at.picture('desk-now');
}

export async function deskTab(at: AtTheKiosk, tab: string): Promise<void> {
  await at.page
    .getByRole('navigation')
    .getByRole('button', { name: tab })
    .or(at.page.getByRole('tab', { name: tab }))
    .first()
    .click();
  await expect.poll(async () => pageOf(await at.state())).toBe(tab.toLowerCase());
}

function pageOf(state: Awaited<ReturnType<AtTheKiosk['state']>>): string {
  return state.screen.name === 'desk' ? state.screen.page.tab : '';
}

/** The decision as it will be recorded is on screen; the PIN makes it. */
export async function sayYes(at: AtTheKiosk, pin: string, picture?: string): Promise<void> {
  await expect.poll(async () => decisionOf(await at.state())).not.toBeNull();
  if (picture) await at.picture(picture);
  await at.typePin(pin);
  await at.touch('Yes, record this');
  await expect.poll(async () => decisionOf(await at.state()), { timeout: 20_000 }).toBeNull();
}

function decisionOf(state: Awaited<ReturnType<AtTheKiosk['state']>>): unknown {
  return state.screen.name === 'desk' ? state.screen.decision : null;
}

export async function grantEmergencyUse(at: AtTheKiosk, to: string, pin: string): Promise<void> {
  await deskTab(at, 'Permissions');
  await at.picture('desk-permissions');
  await at.touch('Give permission');
  await at.picture('desk-grant-who');
  await at.touch(new RegExp(to));
  await at.picture('desk-grant-why');
  await at.page.getByTestId('choice-family-emergency').click();
  await at.picture('desk-grant-where');
  await at.page.getByTestId('choice-office').click();
  await at.picture('desk-grant-child-free');
  await at.touch(/^No, no children/);
  await at.picture('desk-grant-how-long');
  await at.touch(/^15 minutes/);
  await at.page.getByRole('textbox').first().fill('Her mother was taken to hospital and the ward will ring.');
  await at.picture('desk-grant-words');
  await at.touch('Go on to your PIN');
  await sayYes(at, pin, 'desk-grant-decision');
  await at.picture('desk-granted');
}

export async function finishDesk(at: AtTheKiosk): Promise<void> {
  await at.touch('Finish');
  await at.screenIs('welcome');
}

/** The owner comes with badge in hand: the door opens for the permitted use. */
export async function takesPhoneOut(at: AtTheKiosk, who: string): Promise<void> {
  await at.tapBadge(who);
  await at.screenIs('staff-day');
  await at.picture('permitted-staff-day');
  await at.touch(/I need my phone now/);
  await at.screenIs('door', { purpose: 'release', stage: 'open' }, 30_000);
  await at.picture('permitted-door');
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.picture('permitted-out');
  await at.screenIs('welcome');
}

export async function goesOverdue(at: AtTheKiosk, minutes: number): Promise<void> {
  await at.dock({ intent: 'dock-clock', forwardMinutes: minutes });
  await expect
    .poll(
      async () => {
        const { screen } = await at.state();
        return screen.name === 'welcome' ? screen.notices.map((notice) => notice.happened.key) : [];
      },
      { timeout: 15_000 },
    )
    .toContain('notice.device-overdue');
  await at.picture('welcome-overdue');
}

export async function bringsPhoneBack(at: AtTheKiosk, who: string): Promise<void> {
  await at.tapBadge(who);
  await at.screenIs('staff-day');
  await at.picture('overdue-staff-day');
  await at.touch(/bringing it back/);
  await at.screenIs('door', { purpose: 'return', stage: 'open' }, 30_000);
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.picture('phone-is-back');
  await at.screenIs('welcome');
}

/** The door that would be offered next jams: the kiosk says so and opens another one. */
export async function stuckDoor(at: AtTheKiosk, who: string, door: number, firstEver: boolean): Promise<void> {
  await at.dock({ intent: 'dock-fault', door, fault: 'jam' });
  await at.tapBadge(who);
  if (firstEver) await at.readSignAgree();
  await at.screenIs('door', { stage: 'open', stuck: [door] }, 30_000);
  await at.picture('door-stuck-another-opens');
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
  await at.dock({ intent: 'dock-fault', door, fault: 'none' });
}

export async function visitorLeaves(at: AtTheKiosk, pass: string): Promise<void> {
  await at.touch(/I am leaving/);
  await at.screenIs('leaving');
  await at.picture('leaving-pass');
  await at.type(pass);
  if ((await at.state()).screen.name === 'leaving') await at.touch('Next');
  await at.screenIs('door', { purpose: 'collect', stage: 'open' }, 30_000);
  await at.picture('visitor-collects');
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.picture('visitor-goodbye');
  await at.screenIs('welcome');
}

export async function settlingParentLeaves(at: AtTheKiosk, code: string): Promise<void> {
  await at.touch(/dropping off or collecting/);
  await at.screenIs('family-entry');
  await at.type(code);
  if ((await at.state()).screen.name === 'family-entry') await at.touch('Next');
  await at.screenIs('collect-by-hand');
  await at.picture('settling-collects');
  await at.touch('I have it back');
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
}

/** Works every open exception off, one by one, in words. */
export async function resolveExceptions(at: AtTheKiosk, pin: string): Promise<void> {
  await deskTab(at, 'Exceptions');
  await at.picture('desk-exceptions');
  for (;;) {
    const { screen } = await at.state();
    if (screen.name !== 'desk' || screen.page.tab !== 'exceptions' || screen.page.open.length === 0) break;
    const { length } = screen.page.open;
    await at.page.getByTestId(`row-${screen.page.open[0]?.exception}`).click();
    await at.picture('desk-exception-chosen');
    await at.touch('Work it off');
    await at.page.getByRole('textbox').first().fill('Looked at it together, nothing was lost.');
    await at.touch('Go on to your PIN');
    await sayYes(at, pin);
    await expect.poll(async () => openExceptions(await at.state())).toBe(length - 1);
  }
}

function openExceptions(state: Awaited<ReturnType<AtTheKiosk['state']>>): number {
  return state.screen.name === 'desk' && state.screen.page.tab === 'exceptions' ? state.screen.page.open.length : -1;
}

/** Balances to zero, or accepts what is left by name; returns the closing hash and the folder of the export. */
export async function closesDay(
  at: AtTheKiosk,
  pin: string,
): Promise<{ readonly hash: string; readonly folder: string }> {
  await deskTab(at, 'Day');
  const { screen } = await at.state();
  if (screen.name === 'desk' && screen.page.tab === 'day' && screen.page.stage === 'open')
    await at.touch('Begin to close the day');
  await at.picture('desk-day-balance');
  await at.touch('Close the day');
  await sayYes(at, pin, 'desk-day-decision');
  await expect.poll(async () => closedDay(await at.state()), { timeout: 20_000 }).not.toBeNull();
  await at.picture('desk-day-closed');
  const closed = closedDay(await at.state());
  if (closed === null) throw new Error('unreachable');
  return closed;
}

function closedDay(
  state: Awaited<ReturnType<AtTheKiosk['state']>>,
): { readonly hash: string; readonly folder: string } | null {
  if (state.screen.name !== 'desk' || state.screen.page.tab !== 'day' || state.screen.page.stage !== 'closed')
    return null;
  const { closingHash, folder } = state.screen.page;
  return closingHash === null || folder === null ? null : { hash: closingHash, folder };
}

/** An installer goes through every question of the set-up, with a keyboard reader and personal codes, and stops at the end. */
export async function walksThroughSetUp(at: AtTheKiosk): Promise<void> {
  await at.screenIs('set-up', { step: 'welcome' });
  await at.touch(/Set up this kiosk/);
  await at.screenIs('set-up', { step: 'setting' });
  await at.type('Willow Lane Preschool');
  await at.picture('set-up-name');
  await at.touch('Next');
  await at.type('01632 960 555');
  await at.picture('set-up-telephone');
  await at.touch('Next');
  await at.screenIs('set-up', { step: 'policy' });
  await at.picture('set-up-policy');
  await at.page.getByTestId('choice-playgroup-office').click();
  await at.picture('set-up-policy-dates');
  await at.touch('Later, remind me');
  await at.screenIs('set-up', { step: 'hours' });
  await at.picture('set-up-hours');
  await at.touch('Next');
  await at.screenIs('set-up', { step: 'hardware' });
  await at.page.getByTestId('locker-pretend').click();
  await at.page.getByTestId('reader-keyboard').click();
  await at.picture('set-up-hardware');
  await at.touch('Next');
  await at.screenIs('set-up', { step: 'manager' });
  await at.page.getByRole('textbox').nth(0).fill('Wren');
  await at.picture('set-up-manager');
}

/** Tap, `nothing today`, and the door is pushed shut again, empty. */
export async function bringsNothing(at: AtTheKiosk, who: string, firstEver: boolean): Promise<void> {
  await at.tapBadge(who);
  if (firstEver) await at.readSignAgree();
  await at.screenIs('door', { stage: 'open' }, 25_000);
  await at.touch('Nothing today');
  await at.picture('staff-nothing-today');
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
}

/** Somebody who is not on record comes to the screen, up to what they carry. */
export async function walkIn(
  at: AtTheKiosk,
  who: { readonly type: string; readonly first: string; readonly last: string; readonly organisation: string },
  devices: readonly RegExp[],
): Promise<void> {
  await at.touch(/I am visiting/);
  await at.touch(new RegExp(`^${who.type}`));
  await at.screenIs('your-name');
  await at.type(who.first);
  await at.touch('Next');
  await at.type(who.last);
  await at.touch('Next');
  await at.screenIs('organisation');
  await at.type(who.organisation);
  await at.touch('Next');
  await at.screenIs('whom');
  await at.type('ma');
  await at.touch('Maya Hollis');
  await at.screenIs('devices');
  for (const device of devices) await at.touch(device);
  await at.touch(devices.length > 0 ? /^That is all/ : /nothing/i);
}

/** A walk-in who goes straight through, with a phone. Returns the pass. */
export async function walkInSignsIn(
  at: AtTheKiosk,
  who: { readonly type: string; readonly first: string; readonly last: string; readonly organisation: string },
): Promise<string> {
  await walkIn(at, who, [/^Phone/]);
  await at.readSignAgree();
  await at.putInAndClose();
  const { screen } = await at.screenIs('pass');
  if (screen.name !== 'pass') throw new Error('unreachable');
  await at.touch('I have it');
  await at.screenIs('welcome');
  return screen.pass;
}

/** Every word in Polish, up to the rules; then the visitor changes their mind. */
export async function visitorInPolish(at: AtTheKiosk): Promise<void> {
  await at.page
    .getByRole('radio', { name: 'Polski' })
    .or(at.page.getByRole('button', { name: 'Polski' }))
    .first()
    .click();
  await expect.poll(async () => (await at.state()).language).toBe('pl');
  await at.picture('polski-welcome');
  await at.page.getByRole('main').getByRole('button').first().click();
  await at.screenIs('who-are-you');
  await at.picture('polski-who');
  await at.page.getByRole('main').getByRole('button').first().click();
  await at.type('Zofia');
  await at.picture('polski-name');
  await at.touch('Zakończ');
  await at.screenIs('welcome');
  await expect.poll(async () => (await at.state()).language).toBe('en');
}

export async function unknownBadge(at: AtTheKiosk): Promise<void> {
  await at.dock({ intent: 'dock-tap', badge: '0B00BADCAF' });
  await at.screenIs('kind-word');
  await at.picture('badge-unknown');
  await at.screenIs('welcome', {}, 20_000);
}

/** Nothing typed survives: the time runs out on a half-filled screen. */
export async function walksOff(at: AtTheKiosk): Promise<void> {
  await at.touch(/I am visiting/);
  await at.touch(/^Visitor/);
  await at.type('Half a na');
  await expect.poll(async () => (await at.state()).idle?.leftMs ?? 99_999, { timeout: 5_000 }).toBeLessThan(61_000);
  await at.page.waitForTimeout(47_500);
  await at.picture('time-runs-out');
  await at.screenIs('welcome', {}, 20_000);
}

export async function looksAroundDesk(at: AtTheKiosk, who: string, pin: string): Promise<void> {
  await managerOpensDesk(at, who, pin);
  for (const tab of ['Devices', 'Exceptions', 'People', 'Hardware', 'Day']) {
    await deskTab(at, tab);
    await at.picture(`desk-${tab.toLowerCase()}`);
  }
}

export async function visitorLeavesByName(at: AtTheKiosk, lastName: string, host: string): Promise<void> {
  await at.touch(/I am leaving/);
  await at.touch('I do not have my pass');
  await at.screenIs('leaving-name');
  await at.type(lastName);
  await at.picture('leaving-last-name');
  await at.touch('Next');
  await at.type(host);
  await at.picture('leaving-host');
  await at.touch('Next');
  await at.putInAndClose();
  await at.screenIs('goodbye');
  await at.screenIs('welcome');
}

/** Ida is still here: the difference is accepted by name, in words. */
export async function acceptPeople(at: AtTheKiosk, pin: string): Promise<void> {
  await deskTab(at, 'Day');
  await at.touch('Begin to close the day');
  await at.picture('desk-day-not-balanced');
  await at.touch('Accept the difference');
  await at.page.getByRole('textbox').first().fill('She helps to tidy up and leaves by the garden gate.');
  await at.touch('Go on to your PIN');
  await sayYes(at, pin, 'desk-day-accept');
}
