import { expect, test } from "vitest";
import { hooks } from "../../src/crm/kommo/hooks.ts";
import { DIALECTS, openWorld } from "../story.ts";
import { kommoBodies } from "./kommo-bodies.ts";
import type { HookBody } from "./hook-body.ts";

const FORM = "application/x-www-form-urlencoded";
const bodies = kommoBodies({
  subdomain: "acme",
  accountId: "44001",
  deal: "27650011",
  others: ["27650012", "27650013"],
});

function bytesOf({ body }: HookBody): Uint8Array<ArrayBuffer> {
  return typeof body === "string" ? new TextEncoder().encode(body) : body;
}

test.each(bodies.map((one) => [one.says, one] as const))("%s", (_, one) => {
  const headers = { "content-type": one.contentType ?? FORM };
  const notice = hooks.read({ headers, body: bytesOf(one) });
  expect(new Set(notice.deals.map(({ id, event }) => `${id} ${event}`))).toEqual(new Set(one.deals));
  expect(notice.account).toEqual(one.account);
  const reason = one.ignored === undefined ? undefined : `No deal in it; it is about: ${one.ignored}.`;
  expect(notice.ignored).toBe(reason);
});

test("each body is a shape of its own, and comes to the same without its content type", () => {
  expect(new Set(bodies.map((one) => new TextDecoder("latin1").decode(bytesOf(one)))).size).toBe(
    bodies.length,
  );
  for (const one of bodies) {
    const told = hooks.read({ headers: { "content-type": one.contentType ?? FORM }, body: bytesOf(one) });
    expect(hooks.read({ headers: {}, body: bytesOf(one) })).toEqual(told);
  }
});

test.each(DIALECTS)(
  "ten years of hooks about one deal, all at once, make one contract (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, hooks: false });
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    const subject = {
      subdomain: "sandbox",
      accountId: "32000001",
      deal: id,
      others: ["99000001", "99000002"],
    } as const;
    const knocks = kommoBodies(subject).map((one) =>
      world.knock("kommo", { body: one.body, headers: { "content-type": one.contentType ?? FORM } }),
    );
    expect(new Set(await Promise.all(knocks))).toEqual(new Set([200]));
    await world.elapse();
    expect(await world.contracts(id)).toHaveLength(1);
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(1);
    const states = await world.database.database.pool.query(
      "select state, count(*)::int as count from countersign.deliveries group by state order by state",
    );
    const count = (state: string): number => states.rows.find((row) => row.state === state)?.count ?? 0;
    const entering = kommoBodies(subject).filter(({ deals }) =>
      deals.some((deal) => /moved|added/.test(deal)),
    );
    // what only says that the deal changed is sorted or ignored, by whether its contract was there already
    expect(count("sorted")).toBeGreaterThanOrEqual(entering.length);
    expect(count("sorted") + count("ignored")).toBe(knocks.length);
  },
);
