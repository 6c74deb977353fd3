interface ClearButton {
  readonly "aria-label": string;
  readonly "aria-hidden": false;
  readonly tabIndex: 0;
}

/** A field's button that empties it, by keyboard and for screen readers too: the library hides it from both. */
export function clearable(label: string): ClearButton {
  return { "aria-label": label, "aria-hidden": false, tabIndex: 0 };
}
