import type { Choices, FieldChoice } from "../playbooks-query.ts";

/** Whose fields there are, in the order in which they are offered. */
export const ENTITIES = ["contact", "company", "deal", "user", "other"] as const;
export type Entity = (typeof ENTITIES)[number];

/** `Contact: Phone`; names that say whose they are stay alone: `Contact name`. */
export function named(entity: string, name: string): string {
  return name.toLowerCase().startsWith(entity.toLowerCase()) ? name : `${entity}: ${name}`;
}

/** `{{ deal.price }}`, of a field as the API tells it or of its path. */
export function toText(liquid: string): string {
  return liquid.startsWith("{{") ? liquid : `{{ ${liquid} }}`;
}

/** `deal.price`. */
export function toPath(liquid: string): string {
  return liquid.replace(/^\{\{-?\s*/u, "").replace(/\s*-?\}\}$/u, "");
}

/** A part of a text: letters as they are, or a field that will stand there, and where it stands. */
export type TextPart =
  | { readonly text: string }
  | {
      readonly field: string;
      /** How people call it, and what stands in where it is empty. */
      readonly names: readonly string[];
      readonly at: readonly [from: number, to: number];
    };

/**
 * A text cut at its fields, each named as people call it: `Agreement with {{ company.name }}` → `Agreement with `,
 * `Company: Name`. What is not known is named by its path.
 */
export function textParts(text: string, nameOf: (path: string) => string | undefined): readonly TextPart[] {
  let from = 0;
  return text.split(/(\{\{.*?\}\}|\{%.*?%\})/su).flatMap((part): readonly TextPart[] => {
    const at = [from, from + part.length] as const;
    from += part.length;
    if (part === "" || part.startsWith("{%")) return [];
    if (!part.startsWith("{{")) return [{ text: part }];
    const [path = "", ...filters] = toPath(part).split(/\s*\|\s*/u);
    const fallback = filters
      .find((one) => one.startsWith("default:"))
      ?.slice("default:".length)
      .trim();
    const names = [path, ...(fallback === undefined ? [] : [fallback])].map(
      (one) => nameOf(one.trim()) ?? one.trim().replaceAll(/^["']|["']$/gu, ""),
    );
    return [{ field: path.trim(), names, at }];
  });
}

/** Finds a field by how texts call it. */
export function fieldAt(
  choices: Choices,
  path: string,
): { readonly entity: Entity; readonly field: FieldChoice } | undefined {
  for (const entity of ENTITIES) {
    const field = choices.fields[entity].find((one) => toPath(one.liquid) === path);
    if (field !== undefined) return { entity, field };
  }
  return undefined;
}
