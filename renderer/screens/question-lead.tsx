import type { ReactNode } from 'react';

/** Below the question: what is to be read first, then the help. */
export function questionLead(above: ReactNode, help: string | undefined): ReactNode {
  if (above === undefined) return help;
  return (
    <>
      {above}
      {help}
    </>
  );
}
