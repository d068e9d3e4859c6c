import { changePersonForm } from '../desk/change-person-form.ts';
import type { Form } from './form.ts';

const FORMS: readonly Form[] = [changePersonForm];

/** Every form of the desk and of staff's own session, by id. */
export function formOf(id: string): Form | null {
  return FORMS.find((form) => form.id === id) ?? null;
}

export function formsOfStaff(): readonly Form[] {
  return FORMS.filter((form) => form.at === 'staff');
}
