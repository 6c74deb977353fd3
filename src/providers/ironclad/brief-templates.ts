import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template, TemplateField } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import { same } from "../../domain/same.ts";
import type { BriefField, BriefSummary } from "./brief-schema.ts";
import { BriefTemplate, BriefTemplates } from "./brief-schema.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { COUNTERPARTY } from "./templates.ts";

const KEPT_MS = 5 * 60_000;

/** Templates as the article lists them, kept for five minutes. */
export interface TemplateShelf {
  list(): Promise<readonly BriefSummary[]>;
  /** By id, by name, or by a part of the name that only one has, as the article's own code finds it. */
  read(wanted: string): Promise<BriefTemplate | undefined>;
  forget(): void;
}

export function createTemplateShelf(client: Client, now: () => Date): TemplateShelf {
  const lists = createKept<readonly BriefSummary[]>(KEPT_MS, now);
  const details = createKept<BriefTemplate | undefined>(KEPT_MS, now);

  async function list(): Promise<readonly BriefSummary[]> {
    const path = "/templates";
    const answer = await client({ method: "GET", path, operation: "templates", safe: true, accept: [200] });
    return readAnswer(BriefTemplates, answer, true).templates;
  }

  async function load(id: string): Promise<BriefTemplate | undefined> {
    const path = `/templates/${pathSegment(id)}`;
    const operation = "describeTemplate";
    const answer = await client({ method: "GET", path, operation, safe: true, accept: [200, 404] });
    return answer.status === 404 ? undefined : readAnswer(BriefTemplate, answer, true);
  }

  return {
    list,
    async read(wanted) {
      const known = choose(await lists.get("all", list), wanted.trim());
      if (known === undefined) return undefined;
      const template = await details.get(known.id, () => load(known.id));
      return template && { ...template, name: template.name ?? known.name };
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
}

function choose(known: readonly BriefSummary[], wanted: string): BriefSummary | undefined {
  if (wanted === "") return undefined;
  const lower = wanted.toLowerCase();
  const kinds: readonly ((template: BriefSummary) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ name }) => name === wanted,
    ({ name }) => same(name ?? "", wanted),
    ({ name }) => (name ?? "").toLowerCase().includes(lower),
  ];
  for (const fits of kinds) {
    const found = known.filter((template) => fits(template));
    if (found.length === 1) return found[0];
    if (found.length > 1) {
      const detail = `${found.length} templates fit the name "${wanted.slice(0, 200)}"; put the id into the playbook.`;
      throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
    }
  }
  return undefined;
}

const TYPES: ReadonlyMap<string, TemplateField["type"]> = new Map([
  ["string", "text"],
  ["text", "text"],
  ["email", "text"],
  ["number", "number"],
  ["currency", "number"],
  ["date", "date"],
  ["boolean", "checkbox"],
  ["select", "select"],
  ["dropdown", "select"],
]);

/** A template of the article in our words. Signers stand outside its fields, in groups. */
export function toBriefTemplate({ id, name, schemaFields }: BriefTemplate): Template {
  return { id, name: name ?? id, fields: schemaFields.map(toField), roles: [] };
}

function toField({ name, required, ...field }: BriefField): TemplateField {
  const type = typeOf(field);
  const { options } = field;
  // filled in with the first signer's company or name where the playbook does not
  const isRequired = required === true && !same(name, COUNTERPARTY);
  return { name, type, required: isRequired, ...(type === "select" && options ? { options } : {}) };
}

/** The field's type in our words; choices make a text a select. */
export function typeOf({ type, options }: Pick<BriefField, "type" | "options">): TemplateField["type"] {
  if (options && options.length > 0) return "select";
  return TYPES.get((type ?? "text").toLowerCase()) ?? "other";
}
