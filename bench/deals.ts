import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { Broken } from "./benchmark.ts";
import type { Service } from "./service-process.ts";

/** What the simulated Kommo holds about a deal, as far as it is measured. */
export interface DealSeen {
  readonly id: number;
  readonly stage: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly notes: readonly unknown[];
  readonly files: readonly unknown[];
}

/** A document at the simulated vendor. */
export interface DocumentSeen {
  readonly id: string;
  readonly state: string;
  readonly dealId: number;
}

/** Where deals and contracts can be seen. */
export interface Place {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  /** What the measured process said last is told when it does not get done. */
  readonly service?: Service;
}

const PATIENCE_MS = 60_000;

/** People move these deals in one go. */
export async function moveDeals({ sandbox }: Pick<Place, "sandbox">, ids: readonly number[]): Promise<void> {
  await sandbox.kommo.control("moveDeals", { ids, pipeline: "Sales", stage: "Won" });
}

export async function readDeal({ kommo }: Sandbox, id: number): Promise<DealSeen> {
  return JSON.parse(JSON.stringify(await kommo.control("state", { id })));
}

/** The contract is sent and the deal knows of it. */
export function isWrittenBack({ fields, notes }: DealSeen): boolean {
  return fields["Contract ID"] !== undefined && notes.length > 0;
}

/** The deal has moved on, with its second note. */
export function isMovedOn({ stage, notes }: DealSeen): boolean {
  return stage === "Contract signed" && notes.length > 1;
}

export interface Watching {
  /** An instant of `performance.now()`. */
  readonly since: number;
  readonly glanceMs?: number;
  /** Default a minute. */
  readonly patienceMs?: number;
}

/** Waits until all deals are so; resolves to how long after `since` each was seen to be. Throws {@link Broken}. */
export async function untilAll(
  place: Place,
  ids: readonly number[],
  isSo: (deal: DealSeen) => boolean,
  { since, glanceMs = 5, patienceMs = PATIENCE_MS }: Watching,
): Promise<readonly number[]> {
  const until = performance.now() + patienceMs;
  const tookMs: number[] = [];
  // The order of the queue is roughly that of the ids: the last one that is missing stands for many.
  let waiting = ids;
  while (waiting.length > 0) {
    const [first = 0] = waiting;
    if (isSo(await readDeal(place.sandbox, first))) {
      tookMs.push(performance.now() - since);
      waiting = waiting.slice(1);
      continue;
    }
    if (performance.now() > until) {
      throw new Broken(await describeMissing(place, waiting, isSo));
    }
    await sleep(glanceMs);
  }
  return tookMs;
}

async function describeMissing(
  { sandbox, service }: Place,
  waiting: readonly number[],
  isSo: (deal: DealSeen) => boolean,
): Promise<string> {
  const deals = await Promise.all(waiting.map((id) => readDeal(sandbox, id)));
  const missing = deals.filter((deal) => !isSo(deal));
  const example = JSON.stringify(missing[0]).slice(0, 1500);
  const hooks = Map.groupBy(sandbox.kommo.hooks.log, ({ status }) => status);
  const answers = [...hooks].map(([status, calls]) => `${calls.length} × ${status}`).join(", ");
  return `${missing.length} deals were still not done in time, such as ${example}\nKommo's hooks were answered ${answers}.\n${(await service?.lastWords()) ?? ""}`;
}

export async function documentsOf(vendor: SandboxVendor): Promise<readonly DocumentSeen[]> {
  const documents: readonly {
    readonly id: string;
    readonly state: string;
    readonly values: Readonly<Record<string, unknown>>;
  }[] = JSON.parse(JSON.stringify(await vendor.control("documents")));
  return documents.map(({ id, state, values }) => ({ id, state, dealId: Number(values["kommo_deal_id"]) }));
}

/** Every deal has exactly one contract and so many notes (and files). Throws {@link Broken} with what has not. */
export async function checkNothingLostOrDoubled(
  place: Place,
  ids: readonly number[],
  expected: { readonly notes: number; readonly files: number },
): Promise<void> {
  const contracts = Map.groupBy(await documentsOf(place.vendor), ({ dealId }) => dealId);
  const wrong: string[] = [];
  for (const id of ids) {
    const found = contracts.get(id)?.length ?? 0;
    const { notes, files } = await readDeal(place.sandbox, id);
    if (found !== 1 || notes.length !== expected.notes || files.length !== expected.files) {
      wrong.push(`deal ${id}: ${found} contracts, ${notes.length} notes, ${files.length} files`);
    }
  }
  if (wrong.length === 0) return;
  throw new Broken(`${wrong.length} deals are wrong, such as ${wrong.slice(0, 3).join("; ")}`);
}
