import type { Contract } from "../domain/contract.ts";
import { plain, painter } from "./paint.ts";
import type { Color } from "./paint.ts";
import type { Store, TrailEntry, TrailEvent } from "../store/store.ts";
import { trailSentence } from "./trail-sentence.ts";

/** Something that happened, with the contract it happened to. */
export interface Happening {
  readonly entry: TrailEntry;
  readonly contract: Pick<Contract, "reference" | "dealId" | "account" | "order">;
}

const EVENT_COLORS: Partial<Record<TrailEvent, Color>> = {
  sent: "cyan",
  archived: "green",
  attempt_failed: "yellow",
  needs_attention: "red",
};

/** Events that only matter to those who look closely. */
const QUIET = new Set<TrailEvent>(["filled", "status_read", "looked", "field_written"]);

/** `12:04:07  Nordwind GmbH · deal 4711 · contract sent to lena@… via Contractbook (CS-…)`. Local time. */
export function narrate({ entry, contract }: Happening, color = false): string {
  const paint = painter(color);
  const { order, dealId, reference } = contract;
  const sentence = trailSentence(entry);
  const told = EVENT_COLORS[entry.event];
  const name = plain(order?.deal.name ?? contract.account);
  const words = told === undefined ? sentence : paint(told, sentence);
  return `${paint("dim", clock(entry.at))}  ${name} · deal ${dealId} · ${words} ${paint("dim", `(${reference})`)}`;
}

function clock(at: Date): string {
  return at.toTimeString().slice(0, 8);
}

/** Writes what happened since it last looked; drive it by a timer or a signal. */
export interface Narrator {
  tick(): Promise<void>;
  /** `3 sent · 1 signed · 1 needs attention`. */
  counts(): Promise<string>;
}

/** How many contracts are looked at: those that changed most recently come first in no listing, so all newest ones. */
const WATCHED = 500;

/** Tells a store's trail as it grows. Contracts that already stand when it begins are told only from then on. */
export function createNarrator(
  store: Pick<Store, "contracts" | "trail">,
  write: (line: string) => void,
  options: { readonly color?: boolean; readonly since: Date; readonly all?: boolean },
): Narrator {
  const versions = new Map<string, number>();
  const told = new Map<string, number>();

  async function newsOf(contract: Contract): Promise<readonly Happening[]> {
    if (versions.get(contract.id) === contract.version) return [];
    const trail = await store.trail.of(contract.id);
    const from = told.get(contract.id) ?? trail.findIndex((entry) => entry.at >= options.since);
    versions.set(contract.id, contract.version);
    told.set(contract.id, trail.length);
    return from === -1 ? [] : trail.slice(from).map((entry) => ({ entry, contract }));
  }

  return {
    async tick() {
      const contracts = await store.contracts.list({ limit: WATCHED });
      const news: Happening[] = [];
      for (const contract of contracts) news.push(...(await newsOf(contract)));
      const order = news.toSorted((a, b) => a.entry.at.getTime() - b.entry.at.getTime());
      for (const happening of order) {
        if (options.all === true || !QUIET.has(happening.entry.event)) {
          write(narrate(happening, options.color ?? false));
        }
      }
    },
    async counts() {
      const counts = await store.contracts.counts();
      return Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => `${count} ${status === "failed" ? "needs attention" : status}`)
        .join(" · ");
    },
  };
}
