import { expect, test } from "vitest";
import { z } from "zod";
import { openContractbook } from "./open-contractbook.ts";
import { documentIn, sampleDocument } from "./sample-document.ts";

test("the PDF is not ready at first, then lies on a host that wants no key, and shows values and signatures", async () => {
  const book = await openContractbook("documented");
  await book.simulator.control("setPdf", { notReadyTimes: 2 });
  const [, body] = await book.call("POST", "/templates/tpl_standard/create_document", sampleDocument());
  const { id } = documentIn(body);
  await book.call("POST", `/documents/${id}/send`);
  await book.simulator.control("signAll", { id });

  expect(await book.call("GET", `/documents/${id}/pdf`)).toEqual([202, { message: expect.any(String) }]);
  expect((await book.call("GET", `/documents/${id}/pdf`))[0]).toBe(202);
  const [status, ready] = await book.call("GET", `/documents/${id}/pdf`);
  expect(status).toBe(200);
  const location = z.object({ location: z.url() }).parse(ready).location;
  expect((await fetch(location, { headers: { authorization: "Bearer key" } })).status).toBe(400);
  const pdf = Buffer.from(await (await fetch(location)).arrayBuffer()).toString("latin1");
  expect(pdf.startsWith("%PDF-")).toBe(true);
  expect(pdf).toContain("(Agreement with Nordlicht AB) Tj");
  expect(pdf).toContain("(deal_amount: 1200.50) Tj");
  expect(pdf).toContain("(Signed by Bo Ek <bo.ek@example.com> at 2026-01-31T09:00:00");
  expect(pdf).not.toContain("NOT SIGNED");
  expect((await book.call("GET", "/documents/none/pdf"))[0]).toBe(404);
  await book.close();
});
