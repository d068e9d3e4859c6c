import { z } from 'zod';

/** Person types in the words of the five reference settings. A child never signs in, so it is not one of them. */
export const PERSON_TYPES = [
  'staff',
  'volunteer',
  'student',
  'committee-member',
  'parent',
  'settling-parent',
  'visitor',
  'contractor',
  'external-teacher',
  'professional',
] as const;
export const PersonType = z.enum(PERSON_TYPES);
export type PersonType = z.infer<typeof PersonType>;

/** The person types that introduce themselves at the screen; the others are known by badge, code or family code. */
export const WALK_IN_TYPES = ['visitor', 'contractor', 'external-teacher', 'professional'] as const;
export const WalkInType = z.enum(WALK_IN_TYPES);
export type WalkInType = z.infer<typeof WalkInType>;

export const ROLES = [
  'manager',
  'deputy',
  'dsl-lead',
  'dsl-deputy',
  'dsl-assistant',
  'staff',
  'committee-chair',
  'installer',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Opaque, never reused, made by the station's `Ids`; safe in file names. */
export const Id = z.string().regex(/^[a-z0-9-]{4,40}$/);
export type Id = string;

export interface Name {
  readonly first: string;
  readonly last: string;
}
