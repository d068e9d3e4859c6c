import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyFile } from '../../db/verify.ts';
import { RECORD_FILE, SETTING_FOLDER } from '../../main/contract/shell-frames.ts';
import { wordingFor } from '../../main/domain/policy/requirements.ts';
import type { AuditEvent } from '../../main/domain/record/audit-event.ts';
import { recordKeys } from '../../main/install-setting.ts';
import { keyedHash } from '../../main/keyed-hash.ts';
import { phone } from '../support/builders.ts';
import { presetPolicy } from '../support/preset-policy.ts';
import { forkStation, makeSetting, ring, standingLocker, startStation, type Told } from '../support/station-process.ts';

const DOORS = 4;
const BADGE = '01004A7C20';
const LANES = 2;

function people(): readonly AuditEvent[] {
  const shown = wordingFor(presetPolicy('playgroup-office'), 'staff', 'en');
  const hash = 'ab'.repeat(32);
  return [
    {
      kind: 'kiosk-set-up',
      facts: { settingName: 'Test Playgroup', telephone: '01632 960000', timeZone: 'Europe/London', hardware: 'real' },
    },
    {
      kind: 'person-added',
      facts: {
        person: 'p-ruth',
        personType: 'staff',
        roles: ['staff'],
        worksWithChildren: true,
        standing: [phone()],
        addedBy: null,
      },
      personal: { first: 'Ruth', last: 'Fenn', shownAs: 'Ruth Fenn' },
    },
    {
      kind: 'credential-issued',
      facts: {
        person: 'p-ruth',
        credential: 'c-ruth',
        kind: 'badge',
        keyedHash: keyedHash(Buffer.from(ring.badge, 'base64'), 'badge', BADGE),
        by: null,
      },
    },
    {
      kind: 'rules-acknowledged',
      facts: {
        visit: null,
        person: 'p-ruth',
        wording: `playgroup-office/${shown.id}`,
        version: String(shown.version),
        wordingHash: hash,
        language: 'en',
        shownMs: 9000,
        signed: true,
      },
      personal: {},
    },
  ];
}

/** Ruth's phone lies behind door 1 since an hour. */
function deposited(): readonly AuditEvent[] {
  const about = { visit: 'v-ruth', deposit: 'd-ruth' };
  return [
    ...people(),
    {
      kind: 'visit-started',
      facts: {
        visit: 'v-ruth',
        person: 'p-ruth',
        personType: 'staff',
        host: null,
        policyId: 'playgroup-office',
        policyVersion: '1',
        policyHash: 'ab'.repeat(32),
        passHash: null,
        language: 'en',
        by: 'badge',
      },
      personal: {},
    },
    { kind: 'devices-declared', facts: { visit: 'v-ruth', devices: [phone()] } },
    { kind: 'deposit-intended', facts: { ...about, store: 'locker', place: '1', devices: [phone()], kind: 'locker' } },
    {
      kind: 'opening-intended',
      facts: { movement: 'm-ruth', compartment: 1, purpose: 'deposit', ...about, by: 'p-ruth' },
    },
    { kind: 'door-opened', facts: { movement: 'm-ruth' } },
    { kind: 'door-closed', facts: { movement: 'm-ruth', attended: true } },
    { kind: 'deposit-held', facts: { deposit: 'd-ruth', confirmedBy: null } },
  ];
}

const STORIES = { deposit: people, collect: deposited } as const;
type Story = keyof typeof STORIES;
type Locker = Awaited<ReturnType<typeof standingLocker>>;

/** One tap, one open door that is pushed shut, and the thank-you; ends early when the station does. */
async function live(story: Story, locker: Locker, killAt: number | null) {
  const setting = await makeSetting(locker.path, DOORS, STORIES[story]());
  const station = forkStation(killAt);
  const from = locker.frames();
  try {
    await station.begin(setting.dataFolder);
    await station.until(({ screen }) => screen.name === 'welcome' && screen.notices.length === 0);
    station.tap(BADGE);
    if (await station.until(({ screen }) => screen.name === 'door' && screen.stage === 'open')) {
      for (const door of await locker.openDoors()) await locker.devices.closeDoor(door);
      if (await station.until(({ screen }) => screen.name !== 'door' || screen.stage === 'closed')) {
        station.send({ intent: 'go-on' });
        await station.until(({ screen }) => screen.name === 'goodbye');
      }
    }
    if (killAt !== null) {
      expect(await station.end).toBe('SIGKILL');
      // What was on the wire arrives, and a lock that was pulsed springs open.
      await pause(250);
    }
    return { setting, told: station.told, pulses: locker.pulses(from) };
  } finally {
    await station.remove();
  }
}

/** What is on record, read past the program. */
function onRecord(dataFolder: string) {
  const file = join(dataFolder, SETTING_FOLDER, RECORD_FILE);
  const verified = verifyFile(file, { keys: recordKeys(ring) });
  const database = new Sqlite(file, { readonly: true });
  try {
    const all = <T>(sql: string) => database.prepare<[], T>(sql).all();
    return {
      faults: verified.ok ? verified.value.faults : [{ kind: verified.code }],
      log: all<{ kind: string; facts: string; boot: string }>('SELECT kind, facts, boot FROM log ORDER BY seq'),
      deposits: all<{ state: string }>('SELECT state FROM deposit').map(({ state }) => state),
      visits: all<{ ended: number }>('SELECT ended_at IS NOT NULL AS ended FROM visit').map(({ ended }) => ended),
      unfinished: all("SELECT id FROM movement WHERE state IN ('intended', 'opened')").length,
      exceptions: all<{ kind: string; detail: string }>(
        'SELECT kind, detail FROM exception WHERE resolved_at IS NULL ORDER BY seq',
      ),
    };
  } finally {
    database.close();
  }
}

/** Kinds that the killed run wrote after it had started. */
function written(log: readonly { kind: string; boot: string }[], installed: number): readonly string[] {
  const run = log.slice(installed);
  return run
    .filter(({ boot, kind }) => boot === run[0]?.boot && kind !== 'station-started' && kind !== 'policy-adopted')
    .map(({ kind }) => kind);
}

async function killed(story: Story, point: number, told: readonly Told[], locker: Locker): Promise<string> {
  const here = told.filter(({ moment }) => moment === point);
  const name = here
    .map(({ when, effect, what }) => `${when} ${effect}${what.length > 0 ? ` ${what.join('+')}` : ''}`)
    .join(' / ');
  for (const door of await locker.openDoors()) await locker.devices.closeDoor(door);
  const { setting, pulses } = await live(story, locker, point);
  try {
    const before = onRecord(setting.dataFolder);
    const installed = STORIES[story]().length;
    const confirmed = told
      .filter(({ moment, when, effect }) => effect === 'record' && when === 'after' && moment <= point)
      .flatMap(({ what }) => what);
    // Said means saved, and nothing that was not said.
    expect(written(before.log, installed), name).toEqual(confirmed);
    expect(before.faults, name).toEqual([]);
    // Intent before motion: the bytes that the board saw against what is on record.
    const intended = before.log.slice(installed).filter(({ kind }) => kind === 'opening-intended');
    expect(pulses.length, name).toBeLessThanOrEqual(intended.length);
    expect(pulses, name).toEqual(intended.slice(0, pulses.length).map(({ facts }) => JSON.parse(facts).compartment));

    const open = await locker.openDoors();
    const next = startStation({ dataFolder: setting.dataFolder });
    const state = await next.until(({ screen }) => screen.name === 'welcome', 'the welcome screen');
    await next.stop();
    const after = onRecord(setting.dataFolder);
    expect(after.faults, name).toEqual([]);
    expect(after.unfinished, name).toBe(0);
    expect(after.log.slice(0, before.log.length), name).toEqual(before.log);
    expect(JSON.parse(after.log[before.log.length]?.facts ?? '{}').previousStop, name).toBe('unexpected');
    // Doors that stand open are told to anybody, and what cannot be told is a question for the manager.
    const notices = state.screen.name === 'welcome' ? state.screen.notices.map(({ happened }) => happened.key) : [];
    expect(notices, name).toEqual(open.length > 0 ? ['notice.door-open'] : []);
    if (before.unfinished > 0) {
      expect(after.deposits, name).toEqual(['unknown']);
      expect(
        after.exceptions.map(({ kind }) => kind),
        name,
      ).toEqual(['movement-unknown']);
    } else {
      expect(after.deposits, name).toEqual(before.deposits);
      expect(after.exceptions, name).toEqual([]);
    }
    const says = after.exceptions.map(({ kind, detail }) => `${kind} (${detail})`).join(', ') || 'nothing is unsure';
    return `${story} ${String(point).padStart(2)} | ${name} | pulses ${pulses.length} | deposit ${after.deposits.join() || 'none'} | visit ${after.visits.map((ended) => (ended ? 'ended' : 'open')).join() || 'none'} | ${says}`;
  } finally {
    setting.remove();
  }
}

test('killed at every step of a deposit and of a collection, the next start says what is unsure', {
  timeout: 180_000,
}, async () => {
  const lockers = await Promise.all(Array.from({ length: LANES }, () => standingLocker(DOORS)));
  try {
    const [first, second] = lockers as [Locker, Locker];
    const [deposit, collect] = await Promise.all([live('deposit', first, null), live('collect', second, null)]);
    const runs: Record<Story, readonly Told[]> = { deposit: deposit.told, collect: collect.told };
    for (const { setting } of [deposit, collect]) setting.remove();
    const points = (Object.keys(STORIES) as Story[]).flatMap((story) =>
      [...new Set(runs[story].map(({ moment }) => moment))].map((point) => ({ story, point })),
    );
    // The flows really emit these; the list above is made from them.
    expect(runs.deposit.some(({ what }) => what.includes('deposit-held'))).toBe(true);
    expect(runs.collect.some(({ what }) => what.includes('visit-ended'))).toBe(true);

    const rows: string[] = [];
    const left = [...points];
    await Promise.all(
      lockers.map(async (locker) => {
        for (let next = left.shift(); next !== undefined; next = left.shift())
          rows.push(await killed(next.story, next.point, runs[next.story], locker));
      }),
    );
    console.log(['killed at | pulses | what the next start says', ...rows.sort()].join('\n'));
    expect(rows).toHaveLength(points.length);
  } finally {
    await Promise.all(lockers.map((locker) => locker.remove()));
  }
});
