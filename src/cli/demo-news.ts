import type { SandboxState } from "../api/sandbox/sandbox-desk.ts";
import type { Store, ToldEntry } from "../store/store.ts";
import { storyOf } from "./story.ts";

type News = SandboxState["news"][number];

/** So many entries of the trail are read back. */
const LOOK_BACK = 240n;
const MOST = 25;

/** What just happened to the account's contracts, as a person would tell it, newest first. */
export async function readNews(store: Pick<Store, "trail">, account: string): Promise<News[]> {
  const newest = BigInt(await store.trail.newest());
  const from = newest > LOOK_BACK ? newest - LOOK_BACK : 0n;
  const entries = await store.trail.since(String(from), Number(LOOK_BACK) * 2);
  const chapters = Map.groupBy(
    entries.filter((entry) => entry.account === account),
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
    text,
    reference,
    deal: dealName ?? dealId,
  }));
}
