import { CountersignError } from "../../domain/errors.ts";
import type { Crm, CrmUser, DealHit } from "../crm.ts";
import { cached } from "./cached.ts";
import { createField } from "./create-field.ts";
import { isDeleted } from "./map.ts";
import type { Registry } from "./metadata.ts";
import { allOf, readPage } from "./pages.ts";
import { idAt, numberAt, textAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** What people choose from when they set up a playbook, and what they may have made for it. */
export interface Chooser extends Pick<Crm, "searchDeals" | "createField"> {
  users(): Promise<readonly CrmUser[]>;
}

interface Deps {
  readonly registry: Pick<Registry, "forgetFields">;
  readonly readLead: (id: string) => Promise<unknown>;
  readonly now: () => Date;
}

const MOST_HITS = 20;
/** More than a person types, and far less than an address may hold. */
const LONGEST_WORDS = 200;

export function createChooser(call: Wire, { registry, readLead, now }: Deps): Chooser {
  const users = cached(() => listUsers(call), now);
  return {
    users: users.get,
    async searchDeals(words) {
      const hits = await searchDeals(call, words.trim());
      const id = words.trim();
      if (!/^[1-9]\d{0,14}$/u.test(id) || hits.some((hit) => hit.id === id)) return hits;
      const lead = await readLead(id);
      return lead === undefined || isDeleted(lead) ? hits : [...hitOf(lead), ...hits];
    },
    async createField(name) {
      const made = await createField(call, name);
      registry.forgetFields();
      return made;
    },
  };
}

/**
 * `query` looks through the filled fields of deals: https://developers.kommo.com/reference/leads-list. Whether it is heeded, `check`
 * tells. Nothing found is 204. Deals whose names begin with the words come first, then those that bear them; each group as Kommo
 * sorted it.
 */
async function searchDeals(call: Wire, words: string): Promise<readonly DealHit[]> {
  const query = words === "" ? "" : `&query=${encodeURIComponent(words.slice(0, LONGEST_WORDS))}`;
  const page = await readPage(
    call,
    {
      path: `/api/v4/leads?limit=${MOST_HITS}&order[updated_at]=desc${query}`,
      embedded: "leads",
      operation: "leads.search",
    },
    1,
  );
  const hits = page.entries.slice(0, MOST_HITS).flatMap(hitOf);
  const rank = ({ name }: DealHit): number => {
    const at = name.toLowerCase().indexOf(words.toLowerCase());
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  return hits.toSorted((a, b) => rank(a) - rank(b));
}

function hitOf(lead: unknown): readonly DealHit[] {
  const id = idAt(lead, "id");
  const pipelineId = idAt(lead, "pipeline_id");
  const stageId = idAt(lead, "status_id");
  if (id === undefined || pipelineId === undefined || stageId === undefined) return [];
  return [{ id, name: textAt(lead, "name"), price: numberAt(lead, "price") ?? 0, pipelineId, stageId }];
}

/** None where the token may not list them: only administrators may. */
async function listUsers(call: Wire): Promise<readonly CrmUser[]> {
  try {
    const path = "/api/v4/users?limit=250";
    const entries = await allOf(call, { path, embedded: "users", operation: "users.list", mostPages: 20 });
    return entries.flatMap((entry): readonly CrmUser[] => {
      const id = idAt(entry, "id");
      const email = textAt(entry, "email");
      return id === undefined
        ? []
        : [{ id, name: textAt(entry, "name"), ...(email === "" ? {} : { email }) }];
    });
  } catch (error) {
    if (error instanceof CountersignError && error.code === "forbidden") return [];
    throw error;
  }
}
