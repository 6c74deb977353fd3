import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Archive } from "./archive.ts";
import { createS3Archive } from "./s3-archive.ts";
import { createS3Folder } from "./s3-folder.ts";

// The simulator runs as a process of its own: the service and its simulators meet only at the wire.
let simulator: ChildProcess;
let endpoint = "";

beforeAll(async () => {
  const path = new URL("../../sandbox/s3/serve.ts", import.meta.url).pathname;
  simulator = spawn(process.execPath, [path], { stdio: ["pipe", "pipe", "inherit"] });
  if (!simulator.stdout) throw new Error("The simulator has no output.");
  const [port] = await once(simulator.stdout, "data");
  endpoint = `http://127.0.0.1:${String(port).trim()}`;
}, 20_000);

afterAll(() => {
  simulator.stdin?.end();
});

function archive(prefix: string, idleMs?: number): Archive {
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "not-a-secret" };
  const patience = idleMs === undefined ? {} : { idleMs };
  const place = { bucket: "contracts", prefix, region: "eu-central-1", endpoint };
  return createS3Archive({ ...place, ...credentials, ...patience });
}

async function fault(query: string): Promise<void> {
  await fetch(`${endpoint}/_fault?${query}`, { method: "POST" });
}

async function mend(): Promise<void> {
  await fetch(`${endpoint}/_fault`, { method: "DELETE" });
}

beforeEach(mend);

test("what was put is there, under the prefix, with odd characters", async () => {
  await archive("/signed/").put(
    "acme/2026/CS-1/Käufer & Söhne+1.pdf",
    Buffer.from("bytes"),
    "application/pdf",
  );
  const read = await archive("signed").get("acme/2026/CS-1/Käufer & Söhne+1.pdf");
  expect(Buffer.from(read ?? []).toString()).toBe("bytes");
  expect(await archive("").get("acme/2026/CS-1/none.pdf")).toBeUndefined();
  await archive("").check();
});

test("the same bytes again are harmless, other bytes are a conflict", async () => {
  const bucket = archive("b");
  await bucket.put("a.pdf", Buffer.from("one"), "application/pdf");
  await bucket.put("a.pdf", Buffer.from("one"), "application/pdf");
  await expect(bucket.put("a.pdf", Buffer.from("two"), "application/pdf")).rejects.toMatchObject({
    name: "ArchiveConflict",
  });
  expect(Buffer.from((await bucket.get("a.pdf")) ?? []).toString()).toBe("one");
});

test("of two writers at once one wins and the other knows", async () => {
  const bucket = archive("c");
  const results = await Promise.allSettled([
    bucket.put("a", Buffer.from("one"), "text/plain"),
    bucket.put("a", Buffer.from("two"), "text/plain"),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a service without conditional writes is written to all the same", async () => {
  await fault("status=501&times=1&method=PUT");
  await archive("d").put("a", Buffer.from("one"), "text/plain");
  expect(Buffer.from((await archive("d").get("a")) ?? []).toString()).toBe("one");
});

test("a service that is away or refuses us is worth another try, and says nothing secret", async () => {
  await fault("status=403&times=2&method=PUT");
  const refused = archive("e").put("a", Buffer.from("one"), "text/plain");
  await expect(refused).rejects.toMatchObject({ code: "archive_unavailable", verdict: { next: "retry" } });
  await expect(refused).rejects.not.toHaveProperty("detail", expect.stringContaining("not-a-secret"));
});

test("a service that never answers is given up and tried again later: it holds nobody for ever", async () => {
  await fault("kind=silent&times=2&method=*");
  await expect(archive("f", 150).put("a", Buffer.from("one"), "text/plain")).rejects.toMatchObject({
    code: "archive_unavailable",
    verdict: { next: "retry" },
    detail: expect.stringContaining("does not answer"),
  });
  await archive("f", 150).put("a", Buffer.from("one"), "text/plain");
});

test("a bucket that is gone is not taken for an archive without the file", async () => {
  await archive("g").put("a", Buffer.from("one"), "text/plain");
  await fault("status=404&times=1&method=GET");
  await expect(archive("g").get("a")).rejects.toMatchObject({
    code: "archive_unavailable",
    detail: "Reading from the bucket failed: NoSuchBucket. There is no such bucket: check `archive.bucket`.",
  });
  expect(await archive("g").get("none")).toBeUndefined();
});

test.each([301, 403, 404, 500, 503])(
  "a HEAD that is answered %i alone never counts as archived",
  async (status) => {
    await fault(`status=${status}&times=1000&method=HEAD`);
    await fault(`status=${status}&times=1000&method=PUT`);
    const put = archive("h").put(`${status}`, Buffer.from("one"), "text/plain");
    await expect(put).rejects.toMatchObject({ code: "archive_unavailable", verdict: { next: "retry" } });
    await fetch(`${endpoint}/_fault`, { method: "DELETE" });
    expect(await archive("h").get(`${status}`)).toBeUndefined();
  },
);

test("a folder in a bucket tells and reads what lies under its prefix, and nothing beside it", async () => {
  await archive("forms").put("deep/b.pdf", Buffer.from("b"), "application/pdf");
  await archive("forms").put("a.pdf", Buffer.from("a"), "application/pdf");
  await archive("forms-of-others").put("c.pdf", Buffer.from("c"), "application/pdf");
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "not-a-secret" };
  const place = { bucket: "contracts", prefix: "forms", region: "eu-central-1", endpoint };
  const folder = createS3Folder({ ...place, ...credentials });
  expect(await folder.list()).toEqual(["a.pdf", "deep/b.pdf"]);
  expect(Buffer.from((await folder.read("deep/b.pdf")) ?? []).toString()).toBe("b");
  expect(await folder.read("none.pdf")).toBeUndefined();
  expect(await folder.read("../forms-of-others/c.pdf")).toBeUndefined();
});

test("a contract's folder is removed, and no other one; a bucket that refuses is no success", async () => {
  const bucket = archive("forgotten");
  for (const name of ["CS-1/a.pdf", "CS-1/manifest.json", "CS-10/a.pdf"])
    await bucket.put(`acme/2026/${name}`, Buffer.from(name), "application/pdf");
  await fault("status=403&times=1&method=DELETE");
  await expect(bucket.removeFolder("acme/2026/CS-1")).rejects.toMatchObject({ code: "archive_unavailable" });
  await mend();
  expect(await bucket.removeFolder("acme/2026/CS-1")).toBe(true);
  expect(await bucket.removeFolder("acme/2026/CS-1")).toBe(false);
  expect(await bucket.get("acme/2026/CS-1/a.pdf")).toBeUndefined();
  expect(await bucket.get("acme/2026/CS-1/manifest.json")).toBeUndefined();
  expect(await bucket.get("acme/2026/CS-10/a.pdf")).toBeDefined();
});
