import { CountersignError, STOP } from "../../domain/errors.ts";
import { createKept } from "../kept.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import { isWholeNumber } from "./remote-id.ts";
import { Workspace } from "./schema.ts";

const OPERATION = "workspaces";
const KEPT_MS = 60 * 60_000;
const MAX_PAGES = 20;

/** The id of the configured workspace. Throws `configuration_invalid` for a name that none or several bear. */
export type FindWorkspace = () => Promise<number>;

export function createWorkspaceFinder(client: Client, wanted: string, now: () => Date): FindWorkspace {
  const kept = createKept<number>(KEPT_MS, now);
  return async () => (isWholeNumber(wanted) ? Number(wanted) : kept.get(wanted, () => idOf(client, wanted)));
}

/** May the acting user make contracts there? `undefined` = the vendor does not say. */
export async function mayCreate(client: Client, workspaceId: number): Promise<boolean | undefined> {
  const found = (await list(client)).find(({ id }) => String(id) === String(workspaceId));
  return found?._permissions?.["contract:create"] ?? undefined;
}

async function list(client: Client): Promise<readonly Workspace[]> {
  const call = { path: "/workspaces", operation: OPERATION, item: Workspace, maxPages: MAX_PAGES };
  return (await listPages(client, call)).items;
}

async function idOf(client: Client, wanted: string): Promise<number> {
  const items = await list(client);
  const named = items.filter(({ name }) => (name ?? "").trim() === wanted);
  const [only] = named;
  if (only !== undefined && named.length === 1) return Number(only.id);
  const known = items.slice(0, 20).map(({ id, name }) => `${name ?? "?"} (${id})`);
  const detail = `${named.length === 0 ? "No workspace is" : `${named.length} workspaces are`} called "${wanted}". There are: ${known.join(", ") || "none that this user sees"}.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: OPERATION });
}
