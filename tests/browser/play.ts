import type { Page } from "playwright-core";
import type { SandboxView } from "../../src/api/sandbox/sandbox-view.ts";
import { createHand } from "./create-hand.ts";

/** Deals whose contracts shall be signed, declined, left alone, and never be sent. */
const DEALS = ["Deal 1:", "Deal 2:", "Deal 4:", "Deal 12:"];

/** Something of everything for the pages to show: contracts that are signed, declined, out, and in need of attention. */
export async function play(page: Page): Promise<void> {
  const hand = createHand(page);
  for (const name of DEALS) await hand.win(name, "planned", "drafted", "sent", "failed");
  const out = await hand.until(({ inboxes }) => papersOf(inboxes).length >= DEALS.length - 1);
  const [first, second] = papersOf(out.inboxes);
  await hand.post(first ?? "", { act: "sign-all" });
  await hand.post(second ?? "", { act: "decline", reason: "We need a shorter term" });
  await hand.until(({ news }) =>
    [/attached; deal moved/u, /declined/u, /needs attention/u].every((told) =>
      news.some(({ text }) => told.test(text)),
    ),
  );
}

function papersOf(inboxes: SandboxView["inboxes"]): readonly string[] {
  return inboxes.flatMap(({ id, papers }) =>
    papers.filter(({ state }) => state === "asked").map((paper) => `/inboxes/${id}/papers/${paper.id}`),
  );
}
