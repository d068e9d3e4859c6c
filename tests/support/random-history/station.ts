import type { Steps, World } from './world.ts';

/** The kiosk itself and its days. */
export function stationSteps(world: World): Steps {
  return {
    setUp: () => ({
      kind: 'kiosk-set-up',
      facts: {
        settingName: `Setting ${world.upTo(9)}`,
        telephone: '01632 960142',
        timeZone: 'Europe/London',
        hardware: world.one(['real', 'pretend', 'none'] as const),
      },
    }),
    run: () => [
      ...(world.chance() ? [{ kind: 'station-stopped', facts: {} } as const] : []),
      {
        kind: 'station-started',
        facts: {
          programVersion: '0.1.0',
          previousStop: world.one(['first', 'orderly', 'unexpected'] as const),
          protection: world.one(['keychain', 'file'] as const),
        },
      },
    ],
    clock: () => ({ kind: 'clock-jumped', facts: { expected: world.upTo(1e9), found: world.upTo(1e9) } }),
    policy: () => {
      world.policy = world.hash();
      return {
        kind: 'policy-adopted',
        facts: { policyId: 'playgroup-office', version: `${world.upTo(9)}`, hash: world.policy },
      };
    },
    policyLookedAt: () => {
      const by = world.here();
      if (by === null || world.chance()) {
        return { kind: 'policy-refused', facts: { hash: world.hash(), faults: 1 + world.upTo(3) } };
      }
      if (world.chance()) {
        return {
          kind: 'policy-reviewed',
          facts: {
            policyId: 'p',
            version: '1',
            on: world.day(),
            next: '2027-11-23',
            early: world.chance(),
            by,
            role: 'manager',
          },
          personal: { words: world.word() },
        };
      }
      return {
        kind: 'wording-kept',
        facts: {
          hash: world.hash(),
          wording: 'p/rules',
          version: '1',
          language: 'en',
          sentences: ['Phones stay in the locker.'],
          text: 'Phones stay in the locker until you leave.',
        },
      };
    },
    badgeUnknown: () => ({
      kind: 'credential-unknown',
      facts: { reader: 'door', keyedHash: world.chance() ? world.hash() : null },
    }),
    codeRefused: () => {
      const gate = world.chance() ? 'leaving' : 'pin';
      return [
        { kind: 'code-refused', facts: { gate } },
        { kind: 'codes-shut', facts: { gate } },
        { kind: 'recovery-code-set', facts: { keyedHash: world.hash(), by: world.here() } },
        ...world
          .keys(world.people, ({ here }) => here)
          .map((person) => ({ kind: 'recovery-code-used', facts: { person } }) as const)
          .slice(0, 1),
      ];
    },
    difference: () => {
      const by = world.here();
      return by === null
        ? null
        : {
            kind: 'difference-accepted',
            facts: { day: world.day(), what: 'pass-missing', count: world.upTo(4), by },
            personal: { words: world.word() },
          };
    },
    dayClosed: () => {
      const day = world.day();
      const before = world.closings.filter((closing) => closing.day === day).at(-1);
      const closingHash = world.hash();
      world.closings.push({ day, hash: closingHash });
      return {
        kind: 'day-closed',
        facts: {
          day,
          by: world.here(),
          firstSeq: 1,
          lastSeq: 1 + world.upTo(99),
          closingHash,
          replaces: before?.hash ?? null,
        },
      };
    },
    exported: () => ({
      kind: 'day-exported',
      facts: { day: world.day(), folder: 'office', files: 1 + world.upTo(5), manifestHash: world.hash() },
    }),
  };
}
