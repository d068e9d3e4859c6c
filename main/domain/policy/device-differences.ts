import { DEVICE_KINDS, type DeviceKind } from '../devices.ts';
import type { PersonType } from '../people.ts';
import { RULED_OWNERSHIPS } from './device-rules.ts';
import type { Policy } from './policy.ts';
import { requirementsFor, storeLabel } from './requirements.ts';
import { kindsInWords, letInBy, rolesInWords } from './spoken.ts';
import { strictnessFor } from './strictness.ts';

/** What a person does with some devices, under either of two policies. */
export interface DeviceDifference {
  /** `all devices`, or `cameras and work-issued phones of those who do not work with children`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Whether more or less is asked than before; null where it is another thing of the same weight. */
  readonly remark: string | null;
}

interface Cell {
  readonly kind: DeviceKind;
  readonly ownership: (typeof RULED_OWNERSHIPS)[number];
  readonly worksWithChildren: boolean;
}

const CELLS: readonly Cell[] = DEVICE_KINDS.flatMap((kind) =>
  RULED_OWNERSHIPS.flatMap((ownership) =>
    [true, false].map((worksWithChildren) => ({ kind, ownership, worksWithChildren })),
  ),
);

/** Every device for which the answer to a person type is another one, with equal changes joined. */
export function deviceDifferences(personType: PersonType, before: Policy, after: Policy): readonly DeviceDifference[] {
  const joined = new Map<string, Omit<DeviceDifference, 'what'> & { cells: Cell[] }>();
  for (const cell of CELLS) {
    const was = answer(personType, cell, before);
    const is = answer(personType, cell, after);
    if (was === is) continue;
    const key = JSON.stringify([was, is]);
    const same = joined.get(key);
    if (same) same.cells.push(cell);
    else joined.set(key, { before: was, after: is, remark: remarkOn(personType, cell, before, after), cells: [cell] });
  }
  return [...joined.values()].flatMap(({ cells, ...change }) => split(cells).map((what) => ({ what, ...change })));
}

/** Equal answers are equally strict, so that one remark is true of all cells that are joined. */
function remarkOn(personType: PersonType, cell: Cell, before: Policy, after: Policy): string | null {
  const more = strictnessFor({ personType, ...cell }, after) - strictnessFor({ personType, ...cell }, before);
  if (more === 0) return null;
  return more > 0 ? 'Stricter than before.' : 'Less strict than before.';
}

/** A sentence without the rule's id: who has to do the same as before has nothing changed by another number. */
function answer(personType: PersonType, { kind, ownership, worksWithChildren }: Cell, policy: Policy): string {
  const { steps } = requirementsFor({ personType, worksWithChildren }, [{ kind, ownership, count: 1 }], policy);
  const by = letInBy({ personType, worksWithChildren, kind, ownership }, policy);
  const step = steps.find((one) => 'devices' in one);
  switch (step?.kind) {
    case 'deposit':
      return `put into ${storeLabel(policy, step.store, 'en')}`;
    case 'hand-in':
      return `handed in to a member of staff for ${storeLabel(policy, step.store, 'en')}`;
    case 'keep-in-bag':
      return 'kept in a bag or pocket, out of use';
    case 'leave-off-premises':
      return by.length === 0 ? 'not brought in' : `not brought in, unless the ${rolesInWords(by, 'any')} lets it in`;
    default:
      throw new Error(`Policy ${policy.id} has no answer for ${personType} with ${ownership} ${kind}`);
  }
}

function split(cells: readonly Cell[]): readonly string[] {
  const of = (worksWithChildren: boolean) => cells.filter((cell) => cell.worksWithChildren === worksWithChildren);
  const [withChildren, without] = [inWords(of(true)), inWords(of(false))];
  if (withChildren === without) return [withChildren];
  return [
    ...(withChildren === '' ? [] : [`${withChildren} of those who work with children`]),
    ...(without === '' ? [] : [`${without} of those who do not work with children`]),
  ];
}

function inWords(cells: readonly Cell[]): string {
  const kinds = (ownership: string) => cells.filter((cell) => cell.ownership === ownership).map(({ kind }) => kind);
  const [personal, issued] = [kinds('personal'), kinds('work-issued')];
  const parts = [
    { kinds: personal.filter((kind) => issued.includes(kind)), which: '' },
    { kinds: personal.filter((kind) => !issued.includes(kind)), which: 'personal' },
    { kinds: issued.filter((kind) => !personal.includes(kind)), which: 'work-issued' },
  ];
  return parts
    .filter((part) => part.kinds.length > 0)
    .map((part) => kindsInWords(part.kinds, part.which))
    .join('; ');
}
