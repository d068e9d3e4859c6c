import type { PrintedPage } from '../contract/printed-page.ts';
import type { Facts } from '../domain/kiosk/facts.ts';
import type { DeskOutcome } from '../domain/kiosk/happening.ts';
import type { DeskWork } from '../domain/kiosk/step.ts';
import { posterOf } from '../domain/policy/poster.ts';
import { savePrint } from '../export/save-print.ts';
import type { Log, Printer } from './ports.ts';

interface PrintDeskParts {
  readonly printer: Printer;
  /** Absolute. */
  readonly folder: string;
  readonly setting: { readonly name: string; readonly telephone: string };
  readonly demonstration: boolean;
  readonly log: Log;
  facts(): Facts;
}

/** What a manager has made as a PDF. Each ends with where the file lies, or with why there is none. */
export interface PrintDesk {
  saveSign(work: Extract<DeskWork, { work: 'save-sign' }>): Promise<DeskOutcome>;
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
  };
}
