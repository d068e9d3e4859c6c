import { type AuditEvent, CHILD_DEVICE_FINDS, DOOR_PURPOSES } from '../../../main/domain/record/audit-event.ts';
import { keptAsEvidence, letGo } from './evidence.ts';
import { ifAny, type Steps, type World } from './world.ts';

/** Doors, and the devices behind them. */
export function doorsSteps(world: World): Steps {
  return {
    opening: () => {
      const compartment = 1 + world.upTo(12);
      const busy = [...world.movements.values()].some(
        (m) => m.compartment === compartment && (m.state === 'intended' || m.state === 'opened'),
      );
      if (busy) return null;
      const id = world.id('movement');
      world.movements.set(id, { compartment, state: 'intended' });
      world.outOfOrder.set(compartment, world.outOfOrder.get(compartment) ?? null);
      return {
        kind: 'opening-intended',
        facts: {
          movement: id,
          compartment,
          purpose: world.one(DOOR_PURPOSES),
          visit: world.anyVisit(),
          deposit: world.pick([...world.deposits.keys()]),
          by: world.here(),
        },
        personal: world.chance() ? { reason: world.word() } : {},
      };
    },
    opened: () =>
      ifAny(world.movement('intended', 'unknown', 'did-not-open'), (id) => {
        const { compartment } = world.movements.get(id) ?? {};
        const busy = [...world.movements].some(
          ([other, m]) =>
            other !== id && m.compartment === compartment && (m.state === 'intended' || m.state === 'opened'),
        );
        if (busy) return null;
        world.setMovement(id, 'opened');
        return { kind: 'door-opened', facts: { movement: id } };
      }),
    didNotOpen: () =>
      ifAny(world.movement('intended', 'unknown'), (id) => {
        world.setMovement(id, 'did-not-open');
        return { kind: 'door-did-not-open', facts: { movement: id, why: 'jammed' } };
      }),
    closed: () =>
      ifAny(world.movement('opened', 'unknown'), (id) => {
        world.setMovement(id, 'finished');
        return { kind: 'door-closed', facts: { movement: id, attended: world.chance() } };
      }),
    movementUnknown: () =>
      ifAny(world.movement('intended', 'opened'), (id) => {
        world.setMovement(id, 'unknown');
        return {
          kind: 'movement-unknown',
          facts: { movement: id, found: world.one(['open', 'closed', 'unknown'] as const) },
        };
      }),
    outOfOrder: () => {
      const compartment = 1 + world.upTo(12);
      world.outOfOrder.set(compartment, 'jammed');
      return { kind: 'compartment-out-of-order', facts: { compartment, why: 'jammed' } };
    },
    inOrder: () => {
      const by = world.here();
      const compartment = 1 + world.upTo(12);
      if (by === null) return null;
      world.outOfOrder.set(compartment, null);
      return { kind: 'compartment-in-order', facts: { compartment, by } };
    },
    deposit: () => {
      const visit = world.openVisit();
      const by = world.here();
      const place = `${1 + world.upTo(12)}`;
      const child = world.chance() ? world.pick([...world.children.keys()]) : null;
      const forChild = by !== null && world.chance() ? { child, how: world.one(CHILD_DEVICE_FINDS), by } : null;
      if (
        (visit === null && forChild === null) ||
        [...world.deposits.values()].some((d) => d.place === place && d.state !== 'gone')
      )
        return null;
      const id = world.id('deposit');
      const owner = forChild === null ? visit : null;
      world.deposits.set(id, { visit: owner, place, state: 'intended' });
      return {
        kind: 'deposit-intended',
        facts: {
          deposit: id,
          visit: owner,
          store: 'locker',
          place,
          devices: world.devices(1),
          kind: world.one(['locker', 'manual'] as const),
          ...(forChild === null ? {} : { forChild }),
        },
        personal: forChild !== null && child === null ? { initials: world.word() } : {},
      };
    },
    noted: () =>
      ifAny(world.deposit('intended', 'handed-over', 'held', 'released', 'unknown'), (id) => ({
        kind: 'deposit-condition-noted',
        facts: { deposit: id, damaged: world.chance() },
        personal: world.chance() ? { words: world.word() } : {},
      })),
    keptByChild: () => {
      const by = world.here();
      const child = world.pick([...world.children.keys()]);
      const arrangement = world.pick([...world.arrangements.keys()]);
      if (by === null || arrangement === null) return null;
      return {
        kind: 'child-kept-device',
        facts: { child, arrangement, devices: world.devices(1), by },
        personal: child === null ? { initials: world.word() } : {},
      };
    },
    held: () => {
      const free = world.chance() ? letGo(world) : null;
      if (free !== null) return free;
      const id = world.deposit('intended', 'handed-over', 'unknown');
      if (id === null) return null;
      const held: AuditEvent = { kind: 'deposit-held', facts: { deposit: id, confirmedBy: world.here() } };
      world.setDeposit(id, 'held');
      const kept = [...world.holds.values()].includes(id);
      return kept || world.chance() ? held : [held, ...keptAsEvidence(world, id)];
    },
    handedOver: () =>
      ifAny(world.deposit('intended', 'unknown'), (id) => {
        world.setDeposit(id, 'handed-over');
        return { kind: 'deposit-handed-over', facts: { deposit: id } };
      }),
    cancelled: () =>
      ifAny(world.deposit('intended', 'handed-over', 'unknown'), (id) => {
        world.setDeposit(id, 'gone');
        return { kind: 'deposit-cancelled', facts: { deposit: id, why: 'changed-mind' } };
      }),
    depositUnknown: () =>
      ifAny(world.deposit('intended', 'held', 'released'), (id) => {
        world.setDeposit(id, 'unknown');
        return { kind: 'deposit-unknown', facts: { deposit: id } };
      }),
    collected: () =>
      ifAny(world.freeDeposit('held', 'handed-over', 'released', 'unknown'), (id) => {
        world.setDeposit(id, 'gone');
        return {
          kind: 'deposit-collected',
          facts: {
            deposit: id,
            to: world.one(['owner', 'adult-for-child', 'manager'] as const),
            confirmedBy: world.here(),
            ...(world.chance() ? { collectedBy: world.here() } : {}),
          },
          personal: world.chance() ? { adult: world.word() } : {},
        };
      }),
    released: () => {
      const [authorisation, id] = [
        world.pick(world.keys(world.authorisations, ({ open, out }) => open && out === null)),
        world.freeDeposit('held'),
      ];
      const known = authorisation === null ? undefined : world.authorisations.get(authorisation);
      if (authorisation === null || id === null || known === undefined) return null;
      world.authorisations.set(authorisation, { ...known, out: id });
      world.setDeposit(id, 'released');
      return { kind: 'device-released', facts: { authorisation, deposit: id } };
    },
    returned: () => {
      const [authorisation, known] =
        [...world.authorisations].find(
          ([, { out }]) => out !== null && world.deposits.get(out)?.state === 'released',
        ) ?? [];
      if (authorisation === undefined || known === undefined || known.out === null) return null;
      world.authorisations.set(authorisation, { ...known, out: null });
      world.setDeposit(known.out, 'held');
      return { kind: 'device-returned', facts: { authorisation, deposit: known.out } };
    },
  };
}
