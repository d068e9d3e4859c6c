/** A ring that empties clockwise; `part` is what is left, 0..1. Drawn in the colour of the text around it. */
export function Ring({ part, thickness = 9 }: { readonly part: number; readonly thickness?: number }) {
  const radius = 50 - thickness / 2;
  const length = 2 * Math.PI * radius;
  const shown = Math.min(1, Math.max(0, part));
  return (
    <svg viewBox="0 0 100 100" width="100%" height="100%" aria-hidden="true" focusable="false">
      <circle
        cx="50"
        cy="50"
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeOpacity="0.18"
        strokeWidth={thickness}
      />
      <circle
        cx="50"
        cy="50"
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeWidth={thickness}
        strokeLinecap="round"
        strokeDasharray={`${length * shown} ${length}`}
        transform="rotate(-90 50 50)"
      />
    </svg>
  );
}
