import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

test("in the article's words: GET /templates/{id} tells the numbers of the fields, and each value is a PATCH of its own", async () => {
  const world = await openWorld({ vendor: ONEFLOW, dialect: "brief" });
  const { remoteId } = await sendDeal(world);
  const calls = world.vendor.seen.calls.map(({ method, path }) => `${method} ${path}`);
  const [list, template, create, ...rest] = calls;
  expect([list, template, create]).toEqual(["GET /templates", "GET /templates/501", "POST /contracts"]);
  const out = rest.indexOf(`POST /contracts/${remoteId}/publish`);
  // the playbook names four fields, by their names
  expect(rest.slice(0, out).toSorted()).toEqual(
    [1, 2, 3, 6].map((field) => `PATCH /contracts/${remoteId}/data_fields/${field}`),
  );
  expect(await world.documents()).toMatchObject([
    { state: "pending", values: { client_email: "person1@example.com", deal_amount: "1200" } },
  ]);
});

test("a value that could not be written leaves one draft, which is filled and sent all the same", async () => {
  const world = await openWorld({ vendor: ONEFLOW, dialect: "brief" });
  world.vendor.fault({ kind: "500", match: "^PATCH ", times: 1 });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.elapse({ minutes: 10 });
  expect(world.vendor.seen.calls.map(({ status }) => status)).toContain(500);
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toMatchObject([{ state: "pending", values: { deal_amount: "1200" } }]);
});
