import type { Record } from '../../db/index.ts';
import { MOST_CHANGES, type PrintedPage } from '../contract/printed-page.ts';
import { boundsOfDay } from '../domain/day-end/setting-day.ts';
import { nameOf } from '../domain/desk/names.ts';
import { chairReport } from '../domain/incidents/chair-report.ts';
import { workingRole } from '../domain/incidents/reach.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome } from '../domain/kiosk/happening.ts';
import type { DeskWork } from '../domain/kiosk/step.ts';
import { POSTER_LANGUAGES, type PosterLanguage, posterOf } from '../domain/policy/poster.ts';
import { savePrint } from '../export/save-print.ts';
import { readChanges } from './change-reading.ts';
import type { Log, Printer } from './ports.ts';

interface PrintDeskParts {
  readonly printer: Printer;
  /** Absolute. */
  readonly folder: string;
  readonly record: Pick<Record, 'log' | 'people'>;
  readonly setting: { readonly name: string; readonly telephone: string; readonly timeZone: string };
  readonly demonstration: boolean;
  readonly log: Log;
  facts(): Facts;
}

/** What a manager has made as a PDF. Each ends with where the file lies, or with why there is none. */
export interface PrintDesk {
  saveSign(work: Extract<DeskWork, { work: 'save-sign' }>): Promise<DeskOutcome>;
  saveChangeLog(work: Extract<DeskWork, { work: 'save-change-log' }>): Promise<DeskOutcome>;
  saveChairReport(work: Extract<DeskWork, { work: 'save-chair-report' }>): Promise<DeskOutcome>;
}

export function printDesk(parts: PrintDeskParts): PrintDesk {
  const { setting, demonstration, folder, log } = parts;

  /** @param name what the file is called behind its day, without an ending */
  async function save(name: string, page: PrintedPage, said: string): Promise<DeskOutcome> {
    const made = await parts.printer.print(page);
    if (!made.ok) return refused(made.code);
    const file = `${page.printedOn}-${name}${demonstration ? '-demonstration' : ''}.pdf`;
    const saved = await savePrint(folder, file, made.value);
    if (saved.ok) return { ok: true, facts: { said, file, folder } };
    log('error', 'print-not-saved', { code: saved.code });
    return refused(saved.code);
  }

  const refused = (code: string): DeskOutcome => ({ ok: false, code, facts: { folder } });

  return {
    saveSign({ language, paper }) {
      const facts = parts.facts();
      const poster = posterOf(facts.policy, language);
      const page: PrintedPage = {
        kind: 'poster',
        paper,
        poster,
        setting: setting.name,
        telephone: setting.telephone,
        demonstration,
        printedOn: facts.dateOf(facts.now),
      };
      return save(`sign-${poster.language}-${paper}`, page, poster.language === language ? 'sign' : 'sign-in-english');
    },
    async saveChangeLog({ from, to, by }) {
      const facts = parts.facts();
      const { timeZone } = setting;
      const { endsAt } = facts.policy.day;
      const changes = readChanges(parts.record, {
        from: boundsOfDay(from, timeZone, endsAt).from,
        until: boundsOfDay(to, timeZone, endsAt).to,
        most: MOST_CHANGES + 1,
      });
      if (changes.length > MOST_CHANGES) return refused('print-too-many');
      const person = facts.person(by);
      const page: PrintedPage = {
        kind: 'change-log',
        paper: 'A4',
        language: languageOf(facts),
        setting: setting.name,
        demonstration,
        from,
        to,
        printedOn: facts.dateOf(facts.now),
        printedBy: person === null ? '' : nameOf(person),
        timeZone,
        changes: changes.map((change) => ({ ...change, details: [...change.details] })),
      };
      return save(`changes-from-${from}-to-${to}`, page, 'changes');
    },
    saveChairReport({ from, to, by }) {
      const facts = parts.facts();
      const page: PrintedPage = {
        kind: 'chair-report',
        paper: 'A4',
        language: languageOf(facts),
        setting: setting.name,
        demonstration,
        from,
        to,
        printedOn: facts.dateOf(facts.now),
        printedAs: workingRole(by, null, facts),
        report: chairReport(from, to, by, facts),
      };
      return save(`incidents-from-${from}-to-${to}`, page, 'incidents');
    },
  };
}

/** The reader's, where the sheets have it. */
function languageOf({ language }: Facts): PosterLanguage {
  return POSTER_LANGUAGES.find((known) => known === language) ?? 'en';
}
