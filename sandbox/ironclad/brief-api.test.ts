import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";

let ironclad: OpenIronclad;

beforeEach(async () => {
  ironclad = await openIronclad("brief");
});
afterEach(async () => {
  await ironclad.close();
});

const templates = z.object({ templates: z.array(z.object({ id: z.string(), name: z.string() })) });
const idOf = (body: unknown): string => z.looseObject({ id: z.string() }).parse(body).id;
const templateNamed = async (name: string): Promise<string> => {
  const [, body] = await ironclad.call("GET", "/templates");
  const found = templates.parse(body).templates.find((one) => one.name === name);
  return found?.id ?? "";
};
const order = async (over: Readonly<Record<string, unknown>> = {}): Promise<unknown> => ({
  template: { id: await templateNamed("MSA") },
  attributes: { counterpartyName: "Nordlicht AB", contractValue: 1200.5 },
  signerGroups: [
    { group: "1", signers: [{ email: "bo.ek@example.com", name: "Bo Ek" }] },
    { group: "2", signers: [{ email: "eve@example.com", name: "Eve Roos" }] },
  ],
  ...over,
});
const launch = async (over: Readonly<Record<string, unknown>> = {}): Promise<[number, unknown]> =>
  ironclad.call("POST", "/workflows", await order(over));
const statusesHeard = async (): Promise<readonly unknown[]> =>
  (await ironclad.heard()).map(({ body }) =>
    z
      .strictObject({
        event: z.literal("workflow.state.changed"),
        workflowId: z.string(),
        workflowStatus: z.string(),
      })
      .parse(JSON.parse(body)),
  );

test("templates are listed by name and described by their schema fields", async () => {
  const id = await templateNamed("Standard agreement");
  expect(await ironclad.call("GET", `/templates/${id}`)).toMatchObject([
    200,
    {
      id,
      name: "Standard agreement",
      schemaFields: expect.arrayContaining([
        { name: "client_name", type: "string", required: true },
        { name: "deal_amount", type: "number", required: true },
        { name: "plan", type: "string", required: false, options: ["Growth", "Scale", "Enterprise"] },
      ]),
    },
  ]);
  expect((await ironclad.call("GET", "/templates/none"))[0]).toBe(404);
});

test("a launched workflow is with its signers at once, group after group, until it is executed", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  const [status, body] = await launch();
  const id = idOf(body);
  expect([status, body]).toMatchObject([
    201,
    { status: "SIGNATURE", viewerUrl: expect.stringContaining(`/workflow/${id}`) },
  ]);
  await expect(ironclad.control("sign", { id, signer: "eve@example.com" })).rejects.toThrow("not the turn");
  await ironclad.control("signAll", { id });
  expect(await ironclad.call("GET", `/workflows/${id}`)).toMatchObject([200, { status: "EXECUTED" }]);
  const heard = await statusesHeard();
  expect(heard).toHaveLength(5);
  for (const workflowStatus of ["CREATED", "DRAFT", "REVIEW", "SIGNATURE", "EXECUTED"])
    expect(heard).toContainEqual({ event: "workflow.state.changed", workflowId: id, workflowStatus });
});

test("hooks carry the hex HMAC of their body", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  await launch();
  const [first] = await ironclad.heard();
  const expected = createHmac("sha256", "signing secret")
    .update(first?.body ?? "")
    .digest("hex");
  expect(first?.headers["x-ironclad-signature"]).toBe(expected);
});

test("where people take their time, a workflow goes state by state", async () => {
  await ironclad.control("autoApprove", { on: false });
  const id = idOf((await launch())[1]);
  const shown = async (): Promise<unknown> => (await ironclad.call("GET", `/workflows/${id}`))[1];
  expect(await shown()).toMatchObject({ status: "CREATED" });
  for (const status of ["DRAFT", "REVIEW", "SIGNATURE"]) {
    await ironclad.control("advance", { id });
    expect(await shown()).toMatchObject({ status });
  }
  await expect(ironclad.control("advance", { id })).rejects.toThrow("goes no further");
  await ironclad.control("decline", { id, reason: "no" });
  expect(await shown()).toMatchObject({ status: "CANCELLED" });
});

test("documents come once it is executed, from another host that wants no key; revisions are counted", async () => {
  const id = idOf((await launch())[1]);
  const documents = async (): Promise<unknown> =>
    (await ironclad.call("GET", `/workflows/${id}/documents`))[1];
  expect(await documents()).toEqual({ documents: [] });
  await ironclad.control("signAll", { id });
  expect(await documents()).toEqual({ documents: [] });
  const [file] = z
    .object({ documents: z.array(z.looseObject({ downloadUrl: z.url() })) })
    .parse(await documents()).documents;
  const url = file?.downloadUrl ?? "";
  expect(await (await fetch(url)).text()).toMatch(/^%PDF/u);
  expect((await fetch(url, { headers: { authorization: "Bearer token" } })).status).toBe(400);
  expect(await ironclad.call("GET", `/workflows/${id}/revisions`)).toMatchObject([
    200,
    { revisions: [{ version: 1, createdAt: expect.any(String) }, { version: 2 }, { version: 3 }] },
  ]);
});

test.each([
  ["the vendor's form of a template", { template: "000000000000000000000000" }, 400],
  ["an unknown template", { template: { id: "none" } }, 404],
  ["nobody to sign", { signerGroups: [] }, 400],
  [
    "a name where the address belongs, as in the article's code",
    { signerGroups: [{ group: "1", signers: [{ email: "Bo Ek", name: "Bo Ek" }] }] },
    400,
  ],
  ["a missing field", { attributes: { counterpartyName: "Nordlicht AB" } }, 400],
  ["an amount as text", { attributes: { counterpartyName: "N", contractValue: "1200" } }, 400],
  ["an unknown field", { attributes: { counterpartyName: "N", contractValue: 1, size: 4 } }, 400],
  ["an unknown key", { creator: {} }, 400],
])("%s is refused", async (_what, over, status) => {
  expect((await launch(over))[0]).toBe(status);
  expect(ironclad.simulator.state()).toMatchObject({ documents: [] });
});

test("a wrong key opens nothing, and there is no list, no change and no end by hand", async () => {
  expect((await ironclad.call("GET", "/templates", undefined, { authorization: "Bearer x" }))[0]).toBe(401);
  await ironclad.control("revokeKey");
  expect((await ironclad.call("GET", "/templates"))[0]).toBe(401);
  await ironclad.control("restoreKey");
  const id = idOf((await launch())[1]);
  expect((await ironclad.call("GET", "/workflows"))[0]).toBe(404);
  expect((await ironclad.call("PATCH", `/workflows/${id}`, {}))[0]).toBe(404);
  expect((await ironclad.call("POST", `/workflows/${id}/cancel`, {}))[0]).toBe(404);
  await expect(ironclad.control("expire", { id })).rejects.toThrow("no expiry");
});
