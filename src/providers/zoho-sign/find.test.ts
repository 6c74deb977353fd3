import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, order, REQUEST_ID, requestReply } from "./vendor-fixture.ts";

const NAME = "Agreement with Bo Client [CS-7K2M9QX4TR]";

function page(rows: readonly unknown[], more = false): Reply {
  return { status: 200, body: { code: 0, requests: rows, page_context: { has_more_rows: more } } };
}

function asked({ query }: Seen): unknown {
  return JSON.parse(query.get("data") ?? "null");
}

test("the list is searched by the whole name, newest first", async () => {
  const { account, calls } = await connectTo(documented, ({ path }) =>
    path === "/requests" ? page([{ request_id: REQUEST_ID, request_name: NAME }]) : requestReply(),
  );
  expect(await account.find(order())).toMatchObject({
    found: "one",
    contract: { id: REQUEST_ID, status: "sent" },
  });
  expect(calls().map(({ path }) => path)).toEqual(["/requests", `/requests/${REQUEST_ID}`]);
  expect(calls().slice(0, 1).map(asked)).toEqual([
    {
      page_context: {
        row_count: 100,
        start_index: 1,
        search_columns: { request_name: NAME },
        sort_column: "created_time",
        sort_order: "DESC",
      },
    },
  ]);
});

test("a name that a colleague changed around the reference is found among the newest", async () => {
  const { account } = await connectTo(documented, ({ path, query }) => {
    if (path !== "/requests") return requestReply();
    const isSearch = (query.get("data") ?? "").includes("request_name");
    return page(
      isSearch ? [] : [{ request_id: REQUEST_ID, request_name: "Renamed [CS-7K2M9QX4TR], urgent" }],
    );
  });
  expect(await account.find(order())).toMatchObject({ found: "one" });
});

test("what merely looks alike is not taken", async () => {
  const rows = [
    { request_id: "1", request_name: "Agreement with Bo Client" },
    { request_id: "2", request_name: "Agreement with Bo Client [CS-7K2M9QX4TR2]" },
    { request_id: "3", request_name: NAME, is_deleted: true },
    { request_id: "../4", request_name: NAME },
  ];
  const { account, calls } = await connectTo(documented, () => page(rows));
  expect(await account.find(order())).toEqual({ found: "none" });
  expect(calls().map(({ path }) => path)).toEqual(["/requests", "/requests"]);
});

test("a list that never ends proves nothing", async () => {
  const { account, calls } = await connectTo(documented, (_, nth) =>
    page([{ request_id: String(nth), request_name: "Other" }], true),
  );
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
  expect(calls().map(asked)).toHaveLength(7);
  expect(calls().map(asked)[1]).toMatchObject({ page_context: { start_index: 101 } });
});
