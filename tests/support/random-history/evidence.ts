import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import type { World } from './world.ts';

/** A device that is kept as evidence, and what may become of one that is. */
export function evidence(world: World): AuditEvent | null {
  const by = world.here();
  if (by === null) return null;
  const id = world.chance() ? world.pick([...world.holds.keys()]) : null;
  const known = id === null ? undefined : world.holds.get(id);
  if (id === null || known === undefined) {
    const deposit = world.freeDeposit('held', 'handed-over');
    if (deposit === null) return null;
    const hold = world.id('hold');
    world.holds.set(hold, { deposit, by, confirmed: false, release: null });
    return {
      kind: 'evidence-hold-proposed',
      facts: { hold, deposit, by, role: 'manager' },
      personal: { words: world.word(), ...(world.chance() ? { incident: world.word() } : {}) },
    };
  }
  const { deposit, confirmed, release } = known;
  if (!confirmed && by !== known.by && world.chance()) {
    world.holds.set(id, { ...known, confirmed: true });
    const facts = { hold: id, deposit, by: known.by, role: 'manager', second: by, secondRole: 'deputy' } as const;
    return { kind: 'evidence-held', facts, personal: world.chance() ? { words: world.word() } : {} };
  }
  if (!confirmed && world.chance()) {
    world.holds.delete(id);
    return { kind: 'evidence-hold-lapsed', facts: { hold: id, deposit } };
  }
  if (release !== null && release !== by) {
    world.holds.delete(id);
    const facts = { hold: id, deposit, by: release, role: 'manager', second: by, secondRole: 'dsl-lead' } as const;
    return { kind: 'evidence-hold-released', facts, personal: {} };
  }
  world.holds.set(id, { ...known, release: by });
  return {
    kind: 'evidence-release-proposed',
    facts: { hold: id, deposit, by, role: 'manager' },
    personal: { words: world.word() },
  };
}
