import type { SandboxState } from "../api/sandbox/sandbox-desk.ts";
import type { Json } from "../domain/json.ts";
import { onScreen } from "../domain/telling/on-screen.ts";
import type { Store, ToldEntry } from "../store/store.ts";
import { storyOf } from "./story.ts";

type News = SandboxState["news"][number];

/** So many entries of the trail are read back. */
const LOOK_BACK = 240n;
const MOST = 25;

/** What just happened to the account's contracts, as a person would tell it, newest first. `nameOf`: what people call a connection. */
export async function readNews(
  store: Pick<Store, "trail">,
  account: string,
  nameOf: (connection: string) => string,
): Promise<News[]> {
  const newest = BigInt(await store.trail.newest());
  const from = newest > LOOK_BACK ? newest - LOOK_BACK : 0n;
  const entries = await store.trail.since(String(from), Number(LOOK_BACK) * 2);
  const chapters = Map.groupBy(
    entries.filter((entry) => entry.account === account).map((entry) => named(entry, nameOf)),
    ({ contract }) => contract,
  );
  return [...chapters.values()]
    .flatMap(linesOf)
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST);
}

function linesOf(entries: readonly ToldEntry[]): readonly News[] {
  const [first] = entries;
  if (first === undefined) return [];
  const { reference, dealId } = first;
  const dealName = entries.find((entry) => entry.dealName !== undefined)?.dealName;
  return storyOf(entries).map(({ at, text }, place) => ({
    id: `${reference}/${place}`,
    at: at.toISOString(),
    text: onScreen(text),
    reference,
    deal: dealName ?? dealId,
  }));
}

/** With what people call those connections, and without what only machines read. */
function named(entry: ToldEntry, nameOf: (connection: string) => string): ToldEntry {
  const { data, connection, actor } = entry;
  const told = { ...entry, connection: nameOf(connection), actor: nameOf(actor) };
  if (data === undefined) return told;
  const { connection: waited, through, files, ...others } = data;
  return {
    ...told,
    data: {
      ...others,
      ...(typeof waited === "string" ? { connection: nameOf(waited) } : {}),
      ...(typeof through === "string" ? { through: nameOf(through) } : {}),
      ...(Array.isArray(files) ? { files: files.map(withoutHash) } : {}),
    },
  };
}

function withoutHash(file: Json): Json {
  if (typeof file !== "object" || file === null || Array.isArray(file)) return file;
  return Object.fromEntries(Object.entries(file).filter(([name]) => name !== "sha256"));
}
