import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import type { World } from './world.ts';

/** A device that is kept as evidence, and how far that goes: some stay kept, and are let go by a later decision. */
export function evidence(world: World): AuditEvent[] | null {
  const by = world.here();
  if (by === null) return null;
  const second = world.pick(world.keys(world.people, ({ here }) => here).filter((person) => person !== by));
  const kept = world.pick([...world.holds.keys()]);
  if (kept !== null && second !== null && world.chance()) {
    const deposit = world.holds.get(kept) ?? '';
    world.holds.delete(kept);
    return letGo(world, { hold: kept, deposit, by, role: 'manager' }, second);
  }
  const deposit = world.freeDeposit('held', 'handed-over');
  if (deposit === null) return null;
  const step: Step = { hold: world.id('hold'), deposit, by, role: 'manager' };
  const proposed: AuditEvent = {
    kind: 'evidence-hold-proposed',
    facts: step,
    personal: { words: world.word(), ...(world.chance() ? { incident: world.id('incident') } : {}) },
  };
  if (second === null || world.chance())
    return [proposed, { kind: 'evidence-hold-lapsed', facts: { hold: step.hold, deposit } }];
  const held: AuditEvent = {
    kind: 'evidence-held',
    facts: { ...step, second, secondRole: 'deputy' },
    personal: world.chance() ? { words: world.word() } : {},
  };
  const both = world.chance() ? [proposed, held] : [proposed];
  if (world.chance()) return [...both, ...letGo(world, step, second)];
  world.holds.set(step.hold, deposit);
  return both;
}

interface Step {
  readonly hold: string;
  readonly deposit: string;
  readonly by: string;
  readonly role: 'manager';
}

function letGo(world: World, step: Step, second: string): AuditEvent[] {
  return [
    { kind: 'evidence-release-proposed', facts: step, personal: { words: world.word() } },
    { kind: 'evidence-hold-released', facts: { ...step, second, secondRole: 'dsl-lead' }, personal: {} },
  ];
}
