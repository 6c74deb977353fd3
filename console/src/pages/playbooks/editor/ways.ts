import type { Choice, Sending } from "./draft.ts";

/** A connection and a template there. */
export interface Way {
  readonly connection: string;
  readonly template: string;
}

/** The way for deals of which the field has this value. */
export interface Case extends Way {
  readonly value: string;
}

/** Which way contracts go: always the same, or chosen by a field of the deal. */
export interface Ways {
  /** Path of the field: `deal.fields.Country`; absent = always `otherwise`. */
  readonly by?: string;
  readonly cases: readonly Case[];
  /** Absent: a deal with another value waits for a person. */
  readonly otherwise?: Way;
}

/** Reads them; `undefined` where connection and template are chosen by different fields, which only a file can say. */
export function readWays({ through, template }: Pick<Sending, "through" | "template">): Ways | undefined {
  if (typeof through === "string" && typeof template === "string")
    return { cases: [], otherwise: { connection: through, template } };
  const [by, other] = [through, template].flatMap((one) => (typeof one === "string" ? [] : [one.by]));
  if (by === undefined || (other !== undefined && other !== by)) return undefined;
  const values = [...new Set([...valuesOf(through), ...valuesOf(template)])];
  const connection = fallbackOf(through);
  const design = fallbackOf(template);
  return {
    by,
    cases: values.map((value) => ({
      value,
      connection: chosen(through, value),
      template: chosen(template, value),
    })),
    ...(connection === undefined || design === undefined
      ? {}
      : { otherwise: { connection, template: design } }),
  };
}

/** Writes them as the configuration file has them; what is the same for all is written once. */
export function writeWays({ by, cases, otherwise }: Ways): Pick<Sending, "through" | "template"> {
  if (by === undefined) return { through: otherwise?.connection ?? "", template: otherwise?.template ?? "" };
  const choiceOf = (key: keyof Way): Choice => ({
    by,
    map: Object.fromEntries(cases.map((one) => [one.value, one[key]])),
    ...(otherwise === undefined ? {} : { default: otherwise[key] }),
  });
  const [first, ...others] = [...cases, ...(otherwise === undefined ? [] : [otherwise])];
  const isOneConnection =
    first !== undefined && others.every(({ connection }) => connection === first.connection);
  return {
    through: isOneConnection ? first.connection : choiceOf("connection"),
    template: choiceOf("template"),
  };
}

/** Every connection with every template that contracts may take, each pair once. */
export function waysOf({ by, cases, otherwise }: Ways): readonly Way[] {
  const all = [...(by === undefined ? [] : cases), ...(otherwise === undefined ? [] : [otherwise])];
  return all.filter(
    (one, index) =>
      one.connection !== "" &&
      all.findIndex(
        ({ connection, template }) => connection === one.connection && template === one.template,
      ) === index,
  );
}

function valuesOf(choice: string | Choice): readonly string[] {
  return typeof choice === "string" ? [] : Object.keys(choice.map);
}

function fallbackOf(choice: string | Choice): string | undefined {
  return typeof choice === "string" ? choice : choice.default;
}

function chosen(choice: string | Choice, value: string): string {
  if (typeof choice === "string") return choice;
  return choice.map[value] ?? choice.default ?? "";
}
