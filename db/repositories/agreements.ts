import type { Role } from '../../main/domain/people.ts';
import type { AskedAgreement, KeptWording, PolicyReview } from '../../main/domain/record/state.ts';
import type { AgreementsRepository } from '../record.ts';
import type { Reading } from './reading.ts';

interface WordingRow {
  readonly hash: string;
  readonly wording: string;
  readonly version: string;
  readonly language: string;
  readonly sentences: string;
  readonly text: string;
  readonly kept_at: number;
}

interface ReviewRow {
  readonly kiosk: string;
  readonly seq: number;
  readonly policy_id: string;
  readonly version: string;
  readonly held_on: string;
  readonly next: string;
  readonly early: number;
  readonly by: string;
  readonly role: Role;
}

interface AskedRow {
  readonly kiosk: string;
  readonly seq: number;
  readonly person: string;
  readonly agreement: string;
  readonly asked_by: string;
  readonly risk_assessed_on: string | null;
  readonly asked_at: number;
}

export function agreementsRepository({ database, personal }: Reading): AgreementsRepository {
  const has = database.prepare<[string], { hash: string }>('SELECT hash FROM wording WHERE hash = ?');
  const wordings = database.prepare<[], WordingRow>('SELECT * FROM wording ORDER BY kept_at DESC, seq DESC');
  const asked = database.prepare<[], AskedRow>(
    'SELECT * FROM agreement_asked_for WHERE given_up_at IS NULL ORDER BY kiosk, seq',
  );
  const reviews = database.prepare<[], ReviewRow>('SELECT * FROM policy_review ORDER BY kiosk, seq');

  return {
    isKept: (hash) => has.get(hash) !== undefined,
    wordings: () =>
      wordings.all().map(
        (row): KeptWording => ({
          hash: row.hash,
          wording: row.wording,
          version: row.version,
          language: row.language,
          sentences: JSON.parse(row.sentences) as string[],
          text: row.text,
          keptAt: row.kept_at,
        }),
      ),
    askedFor: () =>
      asked.all().map((row): AskedAgreement => {
        const { riskReference = null, riskAuthor = null } = personal(row);
        return {
          person: row.person,
          agreement: row.agreement,
          by: row.asked_by,
          riskAssessedOn: row.risk_assessed_on,
          riskReference,
          riskAuthor,
          at: row.asked_at,
        };
      }),
    reviews: () =>
      reviews.all().map(
        (row): PolicyReview => ({
          policyId: row.policy_id,
          version: row.version,
          on: row.held_on,
          next: row.next,
          early: row.early === 1,
          by: row.by,
          role: row.role,
          words: personal(row).words ?? null,
        }),
      ),
  };
}
