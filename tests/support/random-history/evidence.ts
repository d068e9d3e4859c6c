import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import type { World } from './world.ts';

/** A device that has just been put away is kept as evidence, and how far that goes: some stay kept for a later decision. */
export function keptAsEvidence(world: World, deposit: string): AuditEvent[] {
  const [step, second] = stepOn(world, world.id('hold'), deposit);
  if (step === null || second === null) return [];
  const proposed: AuditEvent = {
    kind: 'evidence-hold-proposed',
    facts: step,
    personal: { words: world.word(), ...(world.chance() ? { incident: world.id('incident') } : {}) },
  };
  const held: AuditEvent = {
    kind: 'evidence-held',
    facts: { ...step, second, secondRole: 'deputy' },
    personal: world.chance() ? { words: world.word() } : {},
  };
  const { hold } = step;
  switch (world.upTo(4)) {
    case 0:
      return [proposed, { kind: 'evidence-hold-lapsed', facts: { hold, deposit } }];
    case 1:
      return [proposed, ...released(world, step, second)];
    case 2:
      return [proposed, held, ...released(world, step, second)];
    default:
      world.holds.set(hold, deposit);
      return world.chance() ? [proposed, held] : [proposed];
  }
}

/** One that was kept by an earlier decision is let go; null where none is, or too few people are known. */
export function letGo(world: World): AuditEvent[] | null {
  const kept = world.pick([...world.holds.keys()]);
  if (kept === null) return null;
  const [step, second] = stepOn(world, kept, world.holds.get(kept) ?? '');
  if (step === null || second === null) return null;
  world.holds.delete(kept);
  return released(world, step, second);
}

interface Step {
  readonly hold: string;
  readonly deposit: string;
  readonly by: string;
  readonly role: 'manager';
}

function stepOn(world: World, hold: string, deposit: string): [Step | null, string | null] {
  const by = world.pick([...world.people.keys()]);
  const second = world.pick([...world.people.keys()].filter((person) => person !== by));
  return [by === null ? null : { hold, deposit, by, role: 'manager' }, second];
}

function released(world: World, step: Step, second: string): AuditEvent[] {
  return [
    { kind: 'evidence-release-proposed', facts: step, personal: { words: world.word() } },
    { kind: 'evidence-hold-released', facts: { ...step, second, secondRole: 'dsl-lead' }, personal: {} },
  ];
}
