import { Broken, repeated } from "../benchmark.ts";
import type { BenchContext, Benchmark, Reading } from "../benchmark.ts";
import { percentile } from "../statistics.ts";
import { consoleAddresses } from "./addresses.ts";
import { askPage } from "./ask-page.ts";
import { MEASURED } from "./fill-contracts.ts";
import { openConsole } from "./open-console.ts";
import type { Console } from "./open-console.ts";

const CONTRACTS = 100_000;
const TIMES = 100;
const AT_MOST = { atMost: 100 } as const;

/** How long each page of the console waits for its data, with very many contracts. */
export const consolePages: Benchmark = {
  name: "console",
  promise: `each page's data in under 100 ms at the 95th percentile with ${CONTRACTS.toLocaleString("en")} contracts`,
  run: (context) => withConsole(context),
};

async function withConsole(context: BenchContext) {
  context.say(`${CONTRACTS} contracts in each of two accounts`);
  const opened = await openConsole(context, CONTRACTS);
  try {
    return await repeated(context.runs, () => once(context, opened));
  } finally {
    await opened.close();
  }
}

async function once({ say }: BenchContext, opened: Console): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  const asked = { reference: opened.reference, playbook: "sales-agreement", connection: "zoho-sign" };
  for (const [page, paths] of Object.entries(consoleAddresses(asked))) {
    const tookMs: number[] = [];
    for (let n = 0; n < TIMES; n += 1)
      tookMs.push((await askPage(opened.visitor, MEASURED, paths[n % paths.length] ?? "")).tookMs);
    readings.push(...readingsOf(page, tookMs));
  }
  const deep = await deepPages(opened);
  readings.push(...readingsOf("contracts, two hundred pages on", deep));
  say("each page asked for a hundred times");
  return readings;
}

function readingsOf(page: string, tookMs: readonly number[]): readonly Reading[] {
  return [
    { what: `${page}: p50`, value: percentile(tookMs, 0.5), unit: "ms" },
    { what: `${page}: p95`, value: percentile(tookMs, 0.95), unit: "ms", bound: AT_MOST },
    { what: `${page}: p99`, value: percentile(tookMs, 0.99), unit: "ms" },
  ];
}

/** Paging on and on costs no more at the end than at the beginning, and shows nothing twice. */
async function deepPages(opened: Console): Promise<readonly number[]> {
  const seen = new Set<string>();
  const tookMs: number[] = [];
  for (let page = 0, after = ""; page < 200; page += 1) {
    const { body, tookMs: took } = await askPage(opened.visitor, MEASURED, `/contracts?limit=200${after}`);
    tookMs.push(took);
    const { contracts, next } = pageOf(body);
    for (const reference of contracts) {
      if (seen.has(reference)) throw new Broken(`${reference} stands on two pages`);
      seen.add(reference);
    }
    if (next === undefined) throw new Broken(`there was no page after the ${page + 1}th`);
    after = `&after=${next}`;
  }
  return tookMs;
}

function pageOf(body: unknown): { readonly contracts: readonly string[]; readonly next?: string } {
  if (typeof body !== "object" || body === null || !("contracts" in body) || !Array.isArray(body.contracts))
    throw new Broken("an answer that is no page");
  const contracts = body.contracts.map((row: unknown) =>
    typeof row === "object" && row !== null && "reference" in row ? String(row.reference) : "",
  );
  return { contracts, ...("next" in body && typeof body.next === "string" ? { next: body.next } : {}) };
}
