import type { Page } from "playwright-core";
import { createHand } from "./create-hand.ts";

/** Something of everything for the pages to show: contracts that are signed, declined, out, and in need of attention. */
export async function play(page: Page): Promise<void> {
  const hand = createHand(page);
  const [toSign, toDecline] = [await hand.win("Deal 1:", "sent"), await hand.win("Deal 2:", "sent")];
  await Promise.all([hand.win("Deal 4:", "sent"), hand.win("Deal 12:", "failed")]);
  await hand.act(toSign, "sign-all");
  await hand.act(toDecline, "decline", "We need a shorter term");
  await hand.until(({ news }) =>
    [/attached; deal moved/u, /declined/u, /needs attention/u].every((told) =>
      news.some(({ text }) => told.test(text)),
    ),
  );
}
