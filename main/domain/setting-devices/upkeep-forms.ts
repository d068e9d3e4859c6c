import { type Form, RECORDS_ONLY, textOf, words } from '../forms/form.ts';
import { nameOfDevice, stillOut } from './register.ts';
import { inUse, keepsRegister } from './register-forms.ts';

const CHANGED = { code: 'changed', gaps: {} } as const;

/** Protective software was looked at and is up to date (SETTINGS B17). */
export const checkDeviceForm: Form = {
  id: 'check-setting-device',
  at: 'desk',
  may: (context) => keepsRegister(context) ?? (inUse(context) === null ? CHANGED : null),
  questions(_answers, context) {
    const device = inUse(context);
    const today = context.facts.dateOf(context.facts.now);
    return [
      {
        id: 'up-to-date',
        kind: 'confirm',
        asks: words('form.setting-device.up-to-date', { device: device === null ? '' : nameOfDevice(device) }),
        help: words('form.setting-device.up-to-date-help'),
      },
      {
        id: 'on',
        kind: 'day',
        asks: words('form.setting-device.checked-on'),
        latest: today,
        offers: [{ day: today, label: words('form.setting-device.today') }],
      },
    ];
  },
  check: (_answers, context) => (inUse(context) === null ? CHANGED : null),
  says(answers, context) {
    const device = inUse(context);
    const gaps = { device: device === null ? '' : nameOfDevice(device), day: textOf(answers, 'on') };
    return words('form.setting-device.checks', gaps);
  },
  perform(answers, context) {
    const device = inUse(context);
    if (device === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [
        {
          kind: 'setting-device-checked',
          facts: { device: device.id, on: textOf(answers, 'on'), by: context.by },
        },
      ],
      said: { key: 'form.setting-device.checked', gaps: { device: nameOfDevice(device) } },
    };
  },
};

/** Out of the register for good; one that is out comes back first. */
export const retireDeviceForm: Form = {
  id: 'retire-setting-device',
  at: 'desk',
  may(context) {
    const device = inUse(context);
    if (device === null) return keepsRegister(context) ?? CHANGED;
    const issue = context.facts.issuedDevices().find((one) => one.device === device.id);
    return keepsRegister(context) ?? (issue === undefined ? null : stillOut(issue, context.facts));
  },
  questions: (_answers, context) => {
    const device = inUse(context);
    return [
      {
        id: 'words',
        kind: 'words',
        asks: words('form.setting-device.retire-why', { device: device === null ? '' : nameOfDevice(device) }),
        help: words('form.setting-device.retire-help'),
      },
    ];
  },
  check: () => null,
  says(answers, context) {
    const device = inUse(context);
    const gaps = { device: device === null ? '' : nameOfDevice(device), words: textOf(answers, 'words') };
    return words('form.setting-device.retires', gaps);
  },
  perform(answers, context) {
    const device = inUse(context);
    if (device === null) return RECORDS_ONLY;
    return {
      ...RECORDS_ONLY,
      events: [
        // A permission for a device that is gone would stand open for nothing.
        ...context.facts
          .personalUses()
          .filter((use) => use.device === device.id)
          .map((use) => ({ kind: 'personal-use-ended', facts: { personalUse: use.id, by: context.by } }) as const),
        {
          kind: 'setting-device-retired',
          facts: { device: device.id, by: context.by },
          personal: { words: textOf(answers, 'words') },
        },
      ],
      said: { key: 'form.setting-device.retired', gaps: { device: nameOfDevice(device) } },
    };
  },
};
