import type { AuditEvent } from '../../../main/domain/record/audit-event.ts';
import type { World } from './world.ts';

/** A report and what may become of it, all in one go: nothing else in a history depends on it. */
export function incident(world: World, by: string): AuditEvent[] {
  const id = world.id('incident');
  const action = world.id('action');
  const worked = { incident: id, by, role: 'dsl-lead' } as const;
  world.incidents += 1;
  const reported: AuditEvent = {
    kind: 'incident-reported',
    facts: {
      incident: id,
      number: world.incidents,
      policyId: 'p',
      policyVersion: '1',
      seenOn: world.chance() ? world.day() : null,
      seenAt: null,
    },
    personal: { kind: 'device-breach', reporter: by, about: JSON.stringify([by]) },
  };
  const worksOn: AuditEvent[] = [
    { kind: 'incident-seen', facts: worked },
    { kind: 'incident-added-to', facts: { incident: id, by: null, role: null }, personal: { words: world.word() } },
    { kind: 'incident-noted', facts: worked, personal: { words: world.word() } },
    {
      kind: 'incident-advice-sought',
      facts: { ...worked, on: world.day() },
      personal: { who: world.word(), from: world.word() },
    },
    {
      kind: 'incident-action-added',
      facts: { ...worked, action, owner: null, due: '2026-12-01' },
      personal: { what: world.word() },
    },
    { kind: 'incident-action-given', facts: { ...worked, action, owner: by, due: '2026-12-02' } },
    { kind: 'incident-action-done', facts: { ...worked, action } },
    {
      kind: 'incident-outcome-entered',
      facts: { ...worked, on: world.day() },
      personal: { outcome: 'settled-here', reference: world.word() },
    },
  ];
  const closed: AuditEvent[] = [
    { kind: 'incident-closed', facts: worked, personal: { lessons: world.word() } },
    {
      kind: 'review-meeting-held',
      facts: { meeting: world.id('meeting'), on: world.day(), incidents: [id], by, role: 'dsl-lead' },
      personal: { who: world.word(), decisions: world.word() },
    },
  ];
  return [reported, ...(world.chance() ? worksOn : []), ...(world.chance() ? closed : [])];
}
