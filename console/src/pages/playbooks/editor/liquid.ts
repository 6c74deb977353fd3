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

/** A part of a text: letters as they are, or a field that will stand there. */
export type TextPart = { readonly text: string } | { readonly field: string };

/**
 * A text cut at its fields, each named as people call it: `Agreement with {{ company.name }}` → `Agreement with `,
 * `Company: Name`. What is not known is named by its path.
 */
export function textParts(text: string, nameOf: (path: string) => string | undefined): readonly TextPart[] {
  return text
    .split(/(\{\{.*?\}\}|\{%.*?%\})/su)
    .filter((part) => part !== "" && !part.startsWith("{%"))
    .map((part) => {
      if (!part.startsWith("{{")) return { text: part };
      const [path = "", ...filters] = toPath(part).split(/\s*\|\s*/u);
      const fallback = filters
        .find((one) => one.startsWith("default:"))
        ?.slice("default:".length)
        .trim();
      const names = [path, ...(fallback === undefined ? [] : [fallback])];
      return { field: names.map((one) => nameOf(one.trim()) ?? one.trim()).join(" / ") };
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
