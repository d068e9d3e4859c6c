import { DEVICE_KINDS } from '../../../main/domain/devices.ts';
import { ROLES } from '../../../main/domain/people.ts';
import { DEVICE_CONDITIONS, DEVICE_ORIGINS, DEVICE_USES } from '../../../main/domain/record/setting-device-events.ts';
import { ifAny, type Steps, type World } from './world.ts';

/** The setting's own devices: registered, changed, checked, handed out and brought back. */
export function settingDevicesSteps(world: World): Steps {
  const inUse = () => world.pick(world.keys(world.settingDevices, ({ retired }) => !retired));
  const isOut = (device: string) => [...world.issues.values()].some((issue) => issue.out && issue.device === device);
  const isIn = () =>
    world.pick([...world.settingDevices].flatMap(([id, { retired }]) => (retired || isOut(id) ? [] : [id])));

  function page(device: string, by: string) {
    const riskAssessed = world.chance() ? world.day() : null;
    return {
      facts: {
        device,
        assetNumber: `T-${device.replace(/\D/g, '')}${world.chance() ? '' : '-x'}`,
        kind: world.one(DEVICE_KINDS),
        origin: world.one(DEVICE_ORIGINS),
        encrypted: world.chance(),
        passcode: world.chance(),
        restricted: world.chance(),
        offSiteAllowed: world.chance(),
        cleared: world.chance(),
        riskAssessed,
        users: world.chance() ? [by] : [],
        by,
      },
      personal: {
        label: world.word(),
        ...(riskAssessed === null ? {} : { riskReference: world.word(), riskAuthor: world.word() }),
      },
    };
  }

  return {
    deviceRegistered: () => {
      const by = world.here();
      if (by === null) return null;
      const device = world.id('tablet');
      const made = page(device, by);
      world.settingDevices.set(device, { assetNumber: made.facts.assetNumber, retired: false, checkedOn: null });
      return { kind: 'setting-device-registered', ...made };
    },
    deviceChanged: () => {
      const [device, by] = [inUse(), world.here()];
      const known = device === null ? undefined : world.settingDevices.get(device);
      if (device === null || by === null || known === undefined) return null;
      const made = page(device, by);
      world.settingDevices.set(device, { ...known, assetNumber: made.facts.assetNumber });
      return { kind: 'setting-device-changed', ...made };
    },
    deviceChecked: () => {
      const [device, by] = [inUse(), world.here()];
      const known = device === null ? undefined : world.settingDevices.get(device);
      if (device === null || by === null || known === undefined) return null;
      const on = world.day();
      world.settingDevices.set(device, { ...known, checkedOn: on });
      return { kind: 'setting-device-checked', facts: { device, on, by } };
    },
    deviceRetired: () => {
      const [device, by] = [isIn(), world.here()];
      const known = device === null ? undefined : world.settingDevices.get(device);
      if (device === null || by === null || known === undefined) return null;
      world.settingDevices.set(device, { ...known, retired: true });
      return { kind: 'setting-device-retired', facts: { device, by }, personal: { words: world.word() } };
    },
    deviceIssued: () => {
      const [device, by] = [isIn(), world.here()];
      if (device === null || by === null) return null;
      const personalUse = world.pick(world.keys(world.personalUses, (use) => use.open && use.device === device));
      const issue = world.id('issue');
      world.issues.set(issue, { device, out: true });
      return {
        kind: 'setting-device-issued',
        facts: {
          issue,
          device,
          person: personalUse === null ? by : (world.personalUses.get(personalUse)?.person ?? by),
          use: personalUse === null ? world.one(DEVICE_USES.filter((use) => use !== 'personal-use')) : 'personal-use',
          withChildren: world.chance(),
          condition: world.one(DEVICE_CONDITIONS),
          dataMovedOff: world.one([true, false, null]),
          purpose: world.one(['displays', null]),
          permissionHeld: world.one([true, false, null]),
          notice: world.chance() ? { hash: world.hash(), language: 'en' } : null,
          personalUse,
          due: world.upTo(1e9),
          by,
        },
        personal: world.chance() ? { words: world.word() } : {},
      };
    },
    deviceReturned: () => {
      const by = world.here();
      if (by === null) return null;
      return ifAny(world.pick(world.keys(world.issues, ({ out }) => out)), (issue) => {
        const known = world.issues.get(issue);
        if (known !== undefined) world.issues.set(issue, { ...known, out: false });
        return {
          kind: 'setting-device-returned',
          facts: { issue, condition: world.one(DEVICE_CONDITIONS), by },
          personal: world.chance() ? { words: world.word() } : {},
        };
      });
    },
    personalUseGranted: () => {
      const [device, by] = [inUse(), world.here()];
      if (device === null || by === null) return null;
      const personalUse = world.id('personal');
      world.personalUses.set(personalUse, { device, person: by, open: true });
      const from = world.upTo(1e9);
      return {
        kind: 'personal-use-granted',
        facts: {
          personalUse,
          device,
          person: by,
          kind: 'personal-use-of-an-issued-device',
          reason: 'personal-use',
          place: 'off-premises',
          from,
          until: from + 60_000,
          grantedBy: by,
          role: world.one(ROLES),
        },
        personal: world.chance() ? { words: world.word() } : {},
      };
    },
    personalUseEnded: () => {
      const by = world.here();
      if (by === null) return null;
      return ifAny(world.pick(world.keys(world.personalUses, ({ open }) => open)), (personalUse) => {
        const known = world.personalUses.get(personalUse);
        if (known !== undefined) world.personalUses.set(personalUse, { ...known, open: false });
        return { kind: 'personal-use-ended', facts: { personalUse, by } };
      });
    },
  };
}
