import { nameOfDeposit } from '../desk/names.ts';
import { asIs, type Words, words } from '../forms/form.ts';
import type { Facts } from '../kiosk/facts.ts';
import { storeLabel } from '../policy/requirements.ts';
import type { Deposit } from '../record/state.ts';

interface DepositWords {
  readonly label: Words;
  readonly note: Words;
  /** The same for the gaps of a sentence; of a door only its number can be said there. */
  readonly gaps: { readonly who: string; readonly where: string };
}

/** Whose it is and where it lies. */
export function depositInWords(deposit: Deposit, facts: Facts): DepositWords {
  const who = nameOfDeposit(deposit.id, facts);
  const store = storeLabel(facts.policy, deposit.store, facts.language);
  const where = `${store} ${deposit.place}`;
  const note = deposit.kind === 'locker' ? words('desk.where.door', { door: Number(deposit.place) }) : asIs(where);
  return { label: asIs(who), note, gaps: { who, where } };
}
