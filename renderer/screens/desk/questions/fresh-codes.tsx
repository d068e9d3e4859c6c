import css from './fresh-codes.module.css';

/** Codes shown once: whose, and the characters one by one, read out singly too. */
export function FreshCodes({ codes }: { readonly codes: readonly { readonly name: string; readonly code: string }[] }) {
  return (
    <dl className={css['codes']} data-one={codes.length === 1 || undefined}>
      {codes.map(({ name, code }) => (
        <div key={name} className={css['code']} data-testid="fresh-code">
          <dt>{name}</dt>
          <dd>
            <span className="heard">{[...code].join(' ')}</span>
            <span className={css['characters']} aria-hidden="true" dir="ltr">
              {[...code].map((character, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a box is its position
                <span key={index}>{character}</span>
              ))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
