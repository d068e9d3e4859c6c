import type { Facts } from '../kiosk/facts.ts';
import type { Arrangement } from '../record/state.ts';
import { isEvent, type OfferFacts } from './offered.ts';
import { kindOf } from './readers.ts';
import { shortcomingsOf } from './shortcomings.ts';
import { laterDay, standingOn } from './standing.ts';

/** The events that are announced today: from so many days before the first day as the policy says until the end. */
export function announcedEvents(facts: Pick<Facts, 'arrangements' | 'policy' | 'day'>): readonly Arrangement[] {
  const { day, policy } = facts;
  return facts.arrangements().filter((arrangement) => {
    const kind = arrangement.terms === null ? undefined : kindOf(arrangement.terms.kind, policy);
    if (kind === undefined || !isEvent(kind) || shortcomingsOf(arrangement, policy).length > 0) return false;
    const standing = standingOn(arrangement, day);
    if (standing === 'valid') return true;
    return standing === 'coming' && laterDay(day, kind.noticeDaysBefore ?? 0) >= arrangement.firstDay;
  });
}

/** Those of them that are on today. */
export function eventsToday(facts: OfferFacts): readonly Arrangement[] {
  return announcedEvents(facts).filter((arrangement) => standingOn(arrangement, facts.day) === 'valid');
}
