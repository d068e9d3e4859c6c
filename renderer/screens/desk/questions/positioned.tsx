import css from './questions.module.css';

/** A question, and above it how far along it is. */
export function Positioned({ position, children }: { readonly position: string; readonly children: string }) {
  return (
    <>
      <span className={css['position']} data-testid="position">
        {position}
      </span>
      {children}
    </>
  );
}
