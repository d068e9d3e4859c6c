/** What a folder lies on. `encrypted` is the way to a network folder; a medium that cannot be told is `unknown`, never guessed. */
export interface Volume {
  readonly medium: 'fixed' | 'network' | 'removable' | 'unknown';
  readonly encrypted: boolean;
}

export type PlaceRefusal = 'export-removable' | 'export-unencrypted' | 'export-unknown-volume';

/** Why no day goes anywhere: the place, or a policy that wants every day encrypted where there is no key of the office (C15). */
export type DayRefusal = PlaceRefusal | 'export-no-key';

/**
 * Why no export may go there; null where it may. Nothing with names or initials leaves on a stick or a portable disk (A13, B12), nor
 * over an unencrypted connection to another machine (C15).
 */
export function placeRefusal({ medium, encrypted }: Volume): PlaceRefusal | null {
  switch (medium) {
    case 'fixed':
      return null;
    case 'network':
      return encrypted ? null : 'export-unencrypted';
    case 'removable':
      return 'export-removable';
    case 'unknown':
      return 'export-unknown-volume';
  }
}
