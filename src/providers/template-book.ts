import { CountersignError, STOP } from "../domain/errors.ts";
import type { Template } from "../domain/template.ts";
import { createKept } from "./kept.ts";

const KEPT_MS = 5 * 60_000;

/** A template as the lists name it. */
export type TemplateName = Pick<Template, "id" | "name">;

/** Templates of one connection, kept for five minutes: each contract needs its template's fields. */
export interface TemplateBook<Detail> {
  /** Always asks the vendor. */
  list(): Promise<readonly TemplateName[]>;
  /** Id of the template with that id or exact name. Throws `configuration_invalid` for a name that two share. */
  idOf(idOrName: string): Promise<string | undefined>;
  /** By id or exact name; `undefined` = no such template. Throws as `idOf` does. */
  read(idOrName: string): Promise<Detail | undefined>;
  /** The vendor refused what we built from them: read them anew next time. */
  forget(): void;
}

/** How the vendor is asked. */
export interface TemplateSource<Detail> {
  list(): Promise<readonly TemplateName[]>;
  /** `undefined` = no such template. */
  load(id: string): Promise<Detail | undefined>;
  /** Can the text be nothing but an id? Then no list is asked for. */
  isId(text: string): boolean;
}

export function createTemplateBook<Detail>(
  source: TemplateSource<Detail>,
  now: () => Date,
): TemplateBook<Detail> {
  const lists = createKept<readonly TemplateName[]>(KEPT_MS, now);
  const details = createKept<Detail | undefined>(KEPT_MS, now);
  const list = (): Promise<readonly TemplateName[]> => source.list();

  async function idOf(idOrName: string): Promise<string | undefined> {
    const wanted = idOrName.trim();
    if (wanted === "") return undefined;
    if (source.isId(wanted)) return wanted;
    return chooseTemplate(await lists.get("all", list), wanted)?.id;
  }

  return {
    list,
    idOf,
    async read(idOrName) {
      const id = await idOf(idOrName);
      return id === undefined ? undefined : details.get(id, () => source.load(id));
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
}

/** The template with that id, else the only one of exactly that name. Throws `configuration_invalid` (STOP) where two share it. */
export function chooseTemplate<T extends { readonly id: string; readonly name?: string | null | undefined }>(
  known: readonly T[],
  wanted: string,
): T | undefined {
  const byId = known.find(({ id }) => id === wanted);
  if (byId !== undefined) return byId;
  const named = known.filter(({ name }) => name === wanted);
  if (named.length <= 1) return named[0];
  const detail = `${named.length} templates are called "${wanted}"; put the id into the playbook.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
}
