import { expect, test } from "vitest";
import { failureIn, kommoAt, startServer } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";
import { plentyOf } from "./test-leads.ts";

const NEEDS = { contact: true, company: false, user: false };

/** An account whose lists of custom fields are answered in one way, and everything else as usual. */
function fieldsAnswered(reply: Reply): (seen: Seen) => Reply {
  return (seen) => (seen.path.endsWith("/custom_fields") ? reply : plentyOf(seen));
}

test.each([403, 404, 500])(
  "a deal can be filled in although the lists of fields are answered with %s, and they are not asked for with each deal",
  async (status) => {
    await using server = await startServer(fieldsAnswered({ status, json: { title: "No", status } }));
    const kommo = kommoAt(server.url);
    for (const id of ["5", "6", "7"]) {
      const deal = await kommo.readDeal(id);
      if (deal === undefined) throw new Error("no deal");
      const view = await kommo.readView(deal, NEEDS);
      expect(view.contact?.name).toMatch(/^Contact /);
      expect(view.fieldNames).toEqual({ deal: [], contact: [], company: [] });
    }
    expect(server.lines().filter((line) => line.endsWith("/custom_fields"))).toHaveLength(2);
  },
);

test("a field that is named by its id is written although the fields may not be listed; a name is refused", async () => {
  await using server = await startServer(fieldsAnswered({ status: 403, json: { title: "Forbidden" } }));
  const kommo = kommoAt(server.url);
  await kommo.patchDeal("5", { fields: { "61": "c-1" } });
  expect(server.seen.at(-1)?.body).toEqual({
    custom_fields_values: [{ field_id: 61, values: [{ value: "c-1" }] }],
  });
  const failure = await failureIn(kommo.patchDeal("5", { fields: { "Contract ID": "c-1" } }));
  expect(failure.code).toBe("forbidden");
});
