import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract } from "./sample-contract.ts";

let oneflow: OpenOneflow;
let id: number;

beforeEach(async () => {
  oneflow = await openOneflow("documented");
  id = idIn((await oneflow.call("POST", "/contracts/create", sampleContract()))[1]);
  await oneflow.call("POST", `/contracts/${id}/publish`, { subject: "Please sign", message: "" });
});
afterEach(async () => {
  await oneflow.close();
});

const download = (file: number): Promise<Response> =>
  oneflow.raw("GET", `/contracts/${id}/files/${file}?download=true`);
const fetched = async (answer: Response): Promise<string> => {
  expect(answer.status).toBe(302);
  const file = await fetch(answer.headers.get("location") ?? "");
  expect(file.status).toBe(200);
  return file.text();
};

test("the contract's file is told by its type, and attachments stand before it", async () => {
  await oneflow.simulator.control("attach", { id, name: "Price list" });
  expect(await oneflow.call("GET", `/contracts/${id}/files/`)).toMatchObject([
    200,
    {
      count: 2,
      data: [
        { type: "attachment", name: "Price list" },
        { id: 1, type: "contract", extension: "pdf", name: "Agreement with Nordlicht AB" },
      ],
    },
  ]);
  const page = z.looseObject({ data: z.array(z.looseObject({ id: z.int() })) });
  const [, body] = await oneflow.call("GET", `/contracts/${id}/files`);
  expect(await fetched(await download(page.parse(body).data[0]?.id ?? 0))).toContain(
    "attachment of contract",
  );
});

test("a download leads to another place once the file is ready; before the signatures it says so", async () => {
  expect((await download(1)).status).toBe(409);
  expect(await fetched(await download(1))).toContain("NOT SIGNED by Bo Ek");
  await oneflow.simulator.control("signAll", { id });
  expect((await download(1)).status).toBe(409);
  const pdf = await fetched(await download(1));
  expect(pdf).toMatch(/^%PDF-/u);
  expect(pdf).toContain("Signed by Bo Ek");
});

test("how often a file is not ready can be set", async () => {
  await oneflow.simulator.control("setPdf", { notReadyTimes: 0 });
  expect((await download(1)).status).toBe(302);
  expect((await download(2)).status).toBe(404);
  expect(await oneflow.call("GET", `/contracts/${id}/files/1`)).toMatchObject([200, { id: 1 }]);
  expect((await oneflow.call("GET", `/contracts/${id}/files/1?download=yes`))[0]).toBe(400);
});

test("a file is no JSON: whoever asks for nothing else is refused", async () => {
  const path = `/contracts/${id}/files/1?download=true`;
  const json = await oneflow.raw("GET", path, undefined, { accept: "application/json" });
  expect(json.status).toBe(400);
});
