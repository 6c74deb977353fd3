import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { REFERENCE } from "../test-order.ts";
import {
  connectTo,
  contractJson,
  fieldJson,
  groupJson,
  order,
  page,
  personJson,
  routeOf,
  templateJson,
} from "./vendor-fixture.ts";

type Served = { readonly group?: unknown; readonly list: (call: Seen) => Reply; readonly read?: Reply };

function vendor({ group, list, read }: Served): (call: Seen) => Reply {
  return (call) => {
    switch (routeOf(call)) {
      case "GET /templates/501":
        return { status: 200, body: templateJson() };
      case "GET /template_types/9":
        return { status: 200, body: group ?? groupJson() };
      case "GET /contracts":
        return list(call);
      default:
        return read ?? { status: 404, body: {} };
    }
  };
}

const rows = (...data: readonly unknown[]): Reply => ({ status: 200, body: page(data) });
const stranger = (id: number): unknown =>
  contractJson({
    id,
    parties: [{ participants: [personJson({ _private_ownerside: { custom_id: "CS-OTHER" } })] }],
  });

async function found(served: Partial<Served>, wanted = order()) {
  const { account, calls } = await connectTo(documented, vendor({ list: () => rows(), ...served }));
  const result = await account.find(wanted);
  return { result, query: calls.find((call) => routeOf(call) === "GET /contracts")?.query };
}

test("the list is narrowed by the field that carries the deal's id, and each row is compared here", async () => {
  const fields = { client_name: "Bo", kommo_deal_id: "701" };
  const { result, query } = await found({ list: () => rows(stranger(7), contractJson()) }, order({ fields }));
  expect(query?.get("filter[data_field_match]")).toBe("kommo_deal_id:701");
  expect(result).toMatchObject({ found: "one", contract: { id: "1000001", status: "drafted" } });
});

test("a field made for the reference is searched first", async () => {
  const group = groupJson({ id: 4, custom_id: "countersign_reference", name: "Ref" });
  const fields = [fieldJson(4, "countersign_reference", "Ref", REFERENCE)];
  const { result, query } = await found({
    group,
    list: () => rows(contractJson({ parties: [], data_fields: fields })),
  });
  expect(query?.get("filter[data_field_match]")).toBe(`countersign_reference:${REFERENCE}`);
  expect(result).toMatchObject({ found: "one" });
});

test.each([
  ["no field carries the deal's id", {}, undefined],
  ["its custom id has a colon", { "a:b": "701" }, groupJson({ id: 5, custom_id: "a:b", name: "AB" })],
])("the contract's name narrows the list where %s", async (_what, fields, group) => {
  const { query, result } = await found(group === undefined ? {} : { group }, order({ fields }));
  expect(query?.get("filter[name]")).toBe("Agreement with Bo Client");
  expect(result).toEqual({ found: "none" });
});

test("where the filter is refused, the newest contracts are looked through", async () => {
  const queries: URLSearchParams[] = [];
  const list = ({ query }: Seen): Reply => {
    queries.push(query);
    return query.has("filter[name]") ? { status: 400, body: {} } : rows(stranger(7), contractJson());
  };
  expect((await found({ list })).result).toMatchObject({ found: "one", contract: { id: "1000001" } });
  expect(queries.at(-1)?.get("sort")).toBe("-state_updated_time");
  const many = Array.from({ length: 100 }, (_, index) => stranger(index + 1));
  const endless = ({ query }: Seen): Reply =>
    query.has("filter[name]") ? { status: 400, body: {} } : rows(...many);
  expect((await found({ list: endless })).result).toEqual({ found: "cannot-tell" });
});

test("the template is gone meanwhile: the name narrows the list", async () => {
  const wanted = order({ template: "502", options: { referenceField: "our_ref" } });
  expect((await found({}, wanted)).query?.get("filter[name]")).toBe("Agreement with Bo Client");
});

test("what went out counts before a draft that carries the same reference", async () => {
  const states = ["draft", "overdue", "pending"].map((state, at) =>
    contractJson({ id: 1000001 + at, state }),
  );
  expect((await found({ list: () => rows(...states) })).result).toMatchObject({
    contract: { id: "1000002" },
  });
});

test("pages are read to their end, without following the vendor's links", async () => {
  const many = Array.from({ length: 100 }, (_, index) => stranger(index + 1));
  const list = ({ query }: Seen): Reply =>
    query.get("offset") === "0" ? rows(...many) : rows(contractJson());
  expect((await found({ list })).result).toMatchObject({ found: "one" });
});

test("a list that does not end is no proof that there is none", async () => {
  const many = Array.from({ length: 100 }, (_, index) => stranger(index + 1));
  expect((await found({ list: () => rows(...many) })).result).toEqual({ found: "cannot-tell" });
});

test("a row that tells nothing of people and fields is read", async () => {
  const bare = { id: 1000001, state: "pending" };
  const read = { status: 200, body: contractJson({ state: "pending" }) };
  expect((await found({ list: () => rows(bare), read })).result).toMatchObject({ found: "one" });
  expect((await found({ list: () => rows(bare) })).result).toEqual({ found: "none" });
  const odd = Array.from({ length: 21 }, (_, index) => ({ id: index + 1, state: "draft" }));
  expect((await found({ list: () => rows(...odd) })).result).toEqual({ found: "cannot-tell" });
});
