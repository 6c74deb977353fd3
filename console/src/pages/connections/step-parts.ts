/** A piece of a step: letters, bold letters, something to type, a link. */
export type StepPart =
  | { readonly kind: "text" | "bold" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const PIECES = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/u;

/** Reads the little Markdown that steps are written in. Anything else stays as it is; nothing becomes HTML. */
export function stepParts(step: string): readonly StepPart[] {
  return step
    .replaceAll(/(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])/gu, "$1")
    .split(PIECES)
    .filter((piece) => piece !== "")
    .map((piece): StepPart => {
      if (/^\*\*[^*]+\*\*$/u.test(piece)) return { kind: "bold", text: piece.slice(2, -2) };
      if (/^`[^`]+`$/u.test(piece)) return { kind: "code", text: piece.slice(1, -1) };
      const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/u.exec(piece);
      const [, text, href] = link ?? [];
      if (text === undefined || href === undefined) return { kind: "text", text: piece };
      return /^https?:\/\//iu.test(href) ? { kind: "link", text, href } : { kind: "text", text };
    });
}
