import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, contractJson, page, personJson, remoteId } from "./vendor-fixture.ts";

const SINCE = new Date("2026-11-05T09:00:00Z");
const IDS = ["1", "2", "3"].map(remoteId);
const OLD = "2026-11-05T08:00:00+0000";
const NEW = "2026-11-05T10:00:00+0000";
const rows = (...data: readonly unknown[]): Reply => ({ status: 200, body: page(data) });

function contract(id: number, at: string | null, person: Readonly<Record<string, unknown>> = {}): unknown {
  const parties = [{ participants: [personJson(person)] }];
  return contractJson({ id, state_updated_time: at, updated_time: OLD, parties });
}

async function changed(
  byState: (call: Seen) => Reply,
  pending: (call: Seen) => Reply = () => rows(contract(1, OLD), contract(2, OLD), contract(3, OLD)),
): Promise<{ readonly ids: readonly string[]; readonly calls: readonly Seen[] }> {
  const { account, calls } = await connectTo(documented, (call) =>
    call.query.has("sort") ? byState(call) : pending(call),
  );
  return { ids: await account.changedSince(SINCE, IDS), calls };
}

test("newest states first, until they are older than asked for", async () => {
  const { ids, calls } = await changed(() => rows(contract(1, NEW), contract(9, NEW), contract(2, OLD)));
  expect(ids).toEqual(["1"]);
  expect(calls[0]?.query.get("sort")).toBe("-state_updated_time");
  expect(calls[1]?.query.get("filter[states]")).toBe("draft,pending,overdue");
});

test("a change at the very edge counts, and so does one without a time", async () => {
  const { ids } = await changed(() => rows(contract(1, "2026-11-05T08:55:00+0000"), contract(2, null)));
  expect(ids).toEqual(["1", "2"]);
});

test.each([[{ sign_state_updated_time: NEW }], [{ _private_ownerside: { first_visited_time: NEW } }]])(
  "a single signature or a visit changes no state, and is found all the same: %j",
  async (person) => {
    const pending = (): Reply => rows(contract(3, OLD, person), contract(2, OLD), contract(1, OLD));
    expect((await changed(() => rows(), pending)).ids).toEqual(["3"]);
  },
);

test("what was changed otherwise is found by its own time", async () => {
  const row = contractJson({ id: 2, state_updated_time: OLD, updated_time: NEW });
  const { ids } = await changed(
    () => rows(),
    () => rows(row, contract(1, OLD), contract(3, OLD)),
  );
  expect(ids).toEqual(["2"]);
});

test("what is in neither list may have been deleted: it is looked at, unless the list does not end", async () => {
  const { ids } = await changed(
    () => rows(contract(1, OLD)),
    () => rows(contract(2, OLD)),
  );
  expect(ids).toEqual(["3"]);
  const many = Array.from({ length: 100 }, (_, index) => contract(index + 100, OLD));
  const endless = await changed(
    () => rows(),
    () => rows(...many),
  );
  expect(endless.ids).toEqual([]);
});

test("a list that does not end names all that are open", async () => {
  const many = Array.from({ length: 100 }, (_, index) => contract(index + 100, NEW));
  const { ids, calls } = await changed(() => rows(...many));
  expect(ids).toEqual(["1", "2", "3"]);
  expect(calls).toHaveLength(50);
});

test("nothing open needs no call", async () => {
  const { account, calls } = await connectTo(documented, () => rows());
  expect(await account.changedSince(SINCE, [])).toEqual([]);
  expect(calls).toEqual([]);
});
