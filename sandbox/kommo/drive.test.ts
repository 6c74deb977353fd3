import { expect, test } from "vitest";
import { at, listAt, openAccount } from "./kommo.testkit.ts";
import type { TestAccount } from "./kommo.testkit.ts";

const FILES = "/api/v4/leads/20000001/files";
const SIZE = 300_000;
const bytes = Uint8Array.from({ length: SIZE }, (_, place) => place % 251);

const openSession = async (account: TestAccount, more: object = {}): Promise<unknown> => {
  const body = { file_name: "Avtal.pdf", file_size: SIZE, content_type: "application/pdf", ...more };
  return (await account.call("POST", "/drive/v1.0/sessions", body)).json;
};

const upload = async (account: TestAccount, more: object = {}): Promise<string> => {
  let url = String(at(await openSession(account, more), "upload_url"));
  for (let start = 0; ; start += 131_072) {
    const { json } = await account.call("POST", url, bytes.slice(start, start + 131_072));
    const next = at(json, "next_url");
    if (typeof next !== "string") return String(at(json, "uuid"));
    url = next;
  }
};

test("a file goes up in parts, keeps its bytes and hangs on the deal", async () => {
  const account = await openAccount();
  const { call, control } = account;
  expect(await openSession(account)).toMatchObject({ max_part_size: 131_072, max_file_size: 314_572_800 });
  const uuid = await upload(account);
  const stored = await control("file", { uuid });
  expect(Buffer.from(String(at(stored, "base64")), "base64").equals(Buffer.from(bytes))).toBe(true);
  expect(stored).toMatchObject({ name: "Avtal.pdf", contentType: "application/pdf" });
  expect((await call("GET", FILES)).status).toBe(204);
  const linked = await call("PUT", FILES, [{ file_uuid: uuid }]);
  expect([linked.status, linked.json]).toEqual([200, {}]);
  await call("PUT", FILES, [{ file_uuid: uuid }]);
  const list = await call("GET", FILES);
  expect(listAt(list.json, "_embedded", "files")).toEqual([{ file_uuid: uuid, id: expect.any(Number) }]);
  expect((await call("DELETE", FILES, [{ file_uuid: uuid }])).status).toBe(202);
  expect((await call("GET", FILES)).status).toBe(204);
});

test("each upload address takes one part, in order, no larger than allowed", async () => {
  const account = await openAccount();
  const url = String(at(await openSession(account), "upload_url"));
  expect((await account.call("POST", url, bytes.slice(0, 131_073))).status).toBe(413);
  const first = await account.call("POST", url, bytes.slice(0, 131_072));
  expect(at(first.json, "next_url")).not.toBe(url);
  expect((await account.call("POST", url, bytes.slice(0, 131_072))).status).toBe(404);
  const second = String(at(first.json, "next_url"));
  const tooLong = await openSession(account, { file_size: 10 });
  expect((await account.call("POST", String(at(tooLong, "upload_url")), bytes.slice(0, 11))).status).toBe(
    400,
  );
  expect((await account.call("POST", second, bytes.slice(0, 5), { authorization: "" })).status).toBe(401);
});

test("a second version keeps the uuid, and whether PUT adds or replaces can be chosen", async () => {
  const account = await openAccount({ putFiles: "replace" });
  const one = await upload(account);
  expect(await upload(account, { file_uuid: one })).toBe(one);
  expect(await account.control("file", { uuid: one })).toMatchObject({ versions: 2 });
  const two = await upload(account);
  await account.call("PUT", FILES, [{ file_uuid: one }]);
  await account.call("PUT", FILES, [{ file_uuid: two }]);
  const list = await account.call("GET", FILES);
  expect(listAt(list.json, "_embedded", "files").map((file) => at(file, "file_uuid"))).toEqual([two]);
  await account.control("putFiles", { does: "add" });
  await account.call("PUT", FILES, [{ file_uuid: one }]);
  expect(listAt((await account.call("GET", FILES)).json, "_embedded", "files")).toHaveLength(2);
  await expect(account.control("putFiles", { does: "both" })).rejects.toThrow(/"add" or "replace"/u);
});

test("an attachment note is read with its original name", async () => {
  const account = await openAccount();
  const uuid = await upload(account);
  const params = { file_uuid: uuid, version_uuid: "x", file_name: "Avtal.pdf" };
  await account.call("POST", "/api/v4/leads/notes", [
    { entity_id: 20_000_001, note_type: "attachment", params },
  ]);
  const list = await account.call("GET", "/api/v4/leads/20000001/notes");
  expect(at(list.json, "_embedded", "notes", 0, "params")).toMatchObject({
    original_name: "Avtal.pdf",
    is_drive_attachment: true,
  });
});
