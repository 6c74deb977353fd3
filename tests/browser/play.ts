import type { Page } from "playwright-core";

interface Sandbox {
  readonly deals: readonly { readonly id: string; readonly name: string; readonly pipeline: string }[];
  readonly pipelines: readonly {
    readonly id: string;
    readonly stages: readonly { readonly id: string; readonly startsContract: boolean }[];
  }[];
  readonly inboxes: readonly {
    readonly id: string;
    readonly papers: readonly { readonly id: string; readonly state: string }[];
  }[];
  readonly news: readonly { readonly text: string }[];
}

/** Deals whose contracts shall be signed, declined, left alone, and never be sent. */
const DEALS = ["Deal 1:", "Deal 2:", "Deal 4:", "Deal 12:"];

/** Something of everything for the pages to show: contracts that are signed, declined, out, and in need of attention. */
export async function play(page: Page): Promise<void> {
  const { deals, pipelines } = await read(page);
  for (const name of DEALS) {
    const deal = deals.find((one) => one.name.startsWith(name));
    const pipeline = pipelines.find(({ id }) => id === deal?.pipeline);
    const stage = pipeline?.stages.find(({ startsContract }) => startsContract);
    if (deal === undefined || pipeline === undefined || stage === undefined) throw new Error(`no ${name}`);
    await post(page, `/deals/${deal.id}/move`, { pipeline: pipeline.id, stage: stage.id });
  }
  const out = await waitFor(page, ({ inboxes }) => papersOf(inboxes).length >= DEALS.length - 1);
  const [first, second] = papersOf(out.inboxes);
  await post(page, first ?? "", { act: "sign-all" });
  await post(page, second ?? "", { act: "decline", reason: "We need a shorter term" });
  await waitFor(page, ({ news }) =>
    [/attached; deal moved/u, /declined/u, /needs attention/u].every((told) =>
      news.some(({ text }) => told.test(text)),
    ),
  );
}

function papersOf(inboxes: Sandbox["inboxes"]): readonly string[] {
  return inboxes.flatMap(({ id, papers }) =>
    papers.filter(({ state }) => state === "asked").map((paper) => `/inboxes/${id}/papers/${paper.id}`),
  );
}

async function read(page: Page): Promise<Sandbox> {
  return (await page.request.get("/api/sandbox")).json();
}

async function post(page: Page, path: string, data: object): Promise<void> {
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await page.request.post(`/api/sandbox${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
}

const TRIES = 100;
const PAUSE_MS = 100;

async function waitFor(page: Page, isSo: (sandbox: Sandbox) => boolean): Promise<Sandbox> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const sandbox = await read(page);
    if (isSo(sandbox)) return sandbox;
    await page.waitForTimeout(PAUSE_MS);
  }
  throw new Error("the sandbox did not come so far in time");
}
