import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Template } from "../../domain/template.ts";
import { createKept } from "../kept.ts";
import { readAnswer } from "../read-answer.ts";
import { BriefTemplate, BriefTemplates } from "./brief-schema.ts";
import type { Client } from "./client.ts";
import { isWholeNumber, pathSegment } from "./remote-id.ts";

const KEPT_MS = 5 * 60_000;

/** A template of the article's API with its fields. */
export interface BriefTemplateBook {
  list(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By id or exact name; `undefined` = no such template. */
  read(idOrName: string): Promise<BriefTemplate | undefined>;
  forget(): void;
}

export function createBriefTemplates(client: Client, workspace: string, now: () => Date): BriefTemplateBook {
  const lists = createKept<readonly Pick<Template, "id" | "name">[]>(KEPT_MS, now);
  const details = createKept<BriefTemplate | undefined>(KEPT_MS, now);

  async function list(): Promise<readonly Pick<Template, "id" | "name">[]> {
    const query = new URLSearchParams({ workspace_id: workspace });
    const answer = await client({
      method: "GET",
      path: `/templates?${query.toString()}`,
      operation: "templates",
      safe: true,
      accept: [200],
    });
    const { data } = readAnswer(BriefTemplates, answer, true);
    return data.map(({ id, name }) => ({ id: String(id), name: name ?? String(id) }));
  }

  async function idOf(idOrName: string): Promise<string | undefined> {
    if (isWholeNumber(idOrName)) return idOrName;
    const named = (await lists.get("all", list)).filter(({ id, name }) => [id, name].includes(idOrName));
    if (named.length <= 1) return named[0]?.id;
    const detail = `${named.length} templates are called "${idOrName}"; put the id into the playbook.`;
    throw new CountersignError("configuration_invalid", STOP, detail, { operation: "describeTemplate" });
  }

  async function load(id: string): Promise<BriefTemplate | undefined> {
    const answer = await client({
      method: "GET",
      path: `/templates/${pathSegment(id)}`,
      operation: "describeTemplate",
      safe: true,
      accept: [200, 404],
    });
    return answer.status === 404 ? undefined : readAnswer(BriefTemplate, answer, true);
  }

  return {
    list,
    async read(idOrName) {
      const id = await idOf(idOrName.trim());
      return id === undefined ? undefined : details.get(id, () => load(id));
    },
    forget() {
      lists.clear();
      details.clear();
    },
  };
}

/** A template in our words; of the fields' types the article says nothing. */
export function toBriefTemplate({ id, name, data_fields, fields }: BriefTemplate): Template {
  return {
    id: String(id),
    name: name ?? String(id),
    fields: (data_fields ?? fields ?? []).map((field) => ({
      name: field.name || String(field.id),
      type: "text",
      required: false,
    })),
    roles: [],
  };
}
