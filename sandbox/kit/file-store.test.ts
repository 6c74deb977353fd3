import { expect, test } from "vitest";
import { createFileStore } from "./file-store.ts";
import { createKitServer } from "./server.ts";

test("a published file is fetched without credentials only, and not after its time", async () => {
  let ms = Date.parse("2026-01-31T09:00:00Z");
  const now = (): Date => new Date(ms);
  let url = "";
  const store = createFileStore({ id: "files", baseUrl: () => `${url}/files`, now });
  const server = await createKitServer({
    port: 0,
    now,
    mounts: [{ prefix: "/files", simulator: store.simulator }],
  });
  ({ url } = server);
  const address = store.publish({ type: "application/pdf", bytes: () => Buffer.from("%PDF") });

  const plain = await fetch(address);
  expect([plain.status, plain.headers.get("content-type"), await plain.text()]).toEqual([
    200,
    "application/pdf",
    "%PDF",
  ]);
  expect((await fetch(address, { headers: { authorization: "Bearer key" } })).status).toBe(400);
  expect((await fetch(`${address}0`)).status).toBe(404);
  ms += 301_000;
  expect((await fetch(address)).status).toBe(403);
  await server.close();
});
