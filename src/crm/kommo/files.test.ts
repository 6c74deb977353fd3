import { expect, test } from "vitest";
import { isKommoDrive } from "./files.ts";
import { entitiesOf, failureIn, kommoAt, startServer } from "./test-kommo.ts";
import type { Reply, Seen } from "./test-kommo.ts";

const PDF = new TextEncoder().encode(`%PDF-1.7 ${"x".repeat(991)}`);
const FILE = { name: "agreement.pdf", contentType: "application/pdf", bytes: PDF };

/** A drive on the account's own host, which takes parts of `partBytes`. `hops` replaces the addresses it names. */
function drive(partBytes: number, hops: { upload?: string; next?: string; drive?: string } = {}) {
  const parts: string[] = [];
  let origin = "";
  const answer = (seen: Seen): Reply => {
    if (seen.path === "/api/v4/account")
      return { json: { id: 1, name: "A", subdomain: "acme", drive_url: hops.drive ?? `${origin}/drive` } };
    if (seen.path === "/drive/v1.0/sessions") {
      return {
        json: {
          session_id: 1,
          upload_url: hops.upload ?? `${origin}/up/0`,
          max_part_size: partBytes,
          max_file_size: 314_572_800,
        },
      };
    }
    parts.push(String(seen.body));
    const isLast = parts.join("").length === PDF.length;
    if (!isLast) return { json: { session_id: 1, next_url: hops.next ?? `${origin}/up/${parts.length}` } };
    return { json: { uuid: "0b6c2c1e-8f0f-4a52-9d5d-1f2e3d4c5b6a", size: PDF.length } };
  };
  return { parts, answer, at: (url: string) => (origin = url) };
}

test("a file goes up in parts of the size the session names, in order, each to the next address", async () => {
  const { parts, answer, at } = drive(300);
  await using server = await startServer(answer);
  at(server.url);
  expect(await kommoAt(server.url).uploadFile(FILE)).toBe("0b6c2c1e-8f0f-4a52-9d5d-1f2e3d4c5b6a");
  expect(parts.map((part) => part.length)).toEqual([300, 300, 300, 100]);
  expect(parts.join("")).toBe(new TextDecoder().decode(PDF));
  expect(server.lines().slice(-4)).toEqual(["POST /up/0", "POST /up/1", "POST /up/2", "POST /up/3"]);
});

test.each([
  ["the account names a drive elsewhere", { drive: "https://drive.example.com" }],
  ["the session names an upload address elsewhere", { upload: "https://drive.example.com/up" }],
  ["a part names its next address elsewhere", { next: "https://drive.example.com/up" }],
  ["an address smuggles a user name", { upload: "http://user:pass@127.0.0.1/up" }],
])("our bearer goes nowhere when %s", async (_, hops) => {
  const { answer, at } = drive(300, hops);
  await using server = await startServer(answer);
  at(server.url);
  const hosts: string[] = [];
  const { testHttp } = await import("./test-kommo.ts");
  const kommo = kommoAt(server.url, {
    tools: {
      drive: (host) => {
        hosts.push(host);
        return testHttp;
      },
    },
  });
  expect((await failureIn(kommo.uploadFile(FILE))).code).toBe("address_refused");
  expect(hosts.every((host) => server.url.endsWith(host))).toBe(true);
});

test.each([
  ["https://drive-c.kommo.com", true],
  ["https://drive-b.amocrm.ru", true],
  ["http://drive-c.kommo.com", false],
  ["https://drive-c.kommo.com.example.com", false],
  ["https://evilkommo.com", false],
  ["https://drive-c.kommo.com:8443", false],
  ["http://127.0.0.1:9100", true],
  ["http://127.0.0.1:9101", true],
  ["http://localhost:9101", true],
  ["https://127.0.0.1:9101", false],
  ["http://192.168.0.1:9100", false],
])("may the bearer go to %s where 127.0.0.1 stands in for Kommo? %s", (address, expected) => {
  expect(isKommoDrive(new URL(address), "http://127.0.0.1:9100")).toBe(expected);
});

test("an account at Kommo itself has no drive elsewhere under its own name", () => {
  const address = new URL("https://acme.kommo.com:8443");
  expect(isKommoDrive(address, "https://acme.kommo.com")).toBe(false);
});

test.each([0, -5, 1.5, 1e-9, "many"])("a session with the part size %s is refused", async (size) => {
  await using server = await startServer((seen) =>
    seen.path === "/api/v4/account"
      ? { json: { id: 1, drive_url: `http://${new URL(server.url).host}` } }
      : { json: { upload_url: `${server.url}/up`, max_part_size: size } },
  );
  expect((await failureIn(kommoAt(server.url).uploadFile(FILE))).code).toBe("answer_unreadable");
});

interface Links {
  readonly does: "add" | "replace";
  /** Newest first, as they are listed. */
  readonly uuids: string[];
  /** Links that one page of the list shows at most. */
  readonly page?: number;
}

/** A deal whose files are replaced or added to by PUT, which is not documented. */
function linksOf({ does, uuids, page = 250 }: Links) {
  const all = uuids.map((uuid, index) => ({ file_uuid: uuid, id: 9000 - index }));
  return (seen: Seen): Reply => {
    if (seen.method === "GET") {
      const before = Number(seen.query.get("before_id") ?? Infinity);
      const files = all.filter(({ id }) => id < before).slice(0, page);
      return files.length === 0 ? { status: 204 } : { json: { _embedded: { files } } };
    }
    const put = entitiesOf(seen.body).map((entry) => String(entry["file_uuid"]));
    const kept = does === "add" ? uuids.filter((uuid) => !put.includes(uuid)) : [];
    uuids.splice(0, uuids.length, ...kept, ...put);
    return { json: {} };
  };
}

const BOTH = ["add", "replace"] as const;

test.each(BOTH)("other files of the deal stay linked when PUT turns out to %s", async (does) => {
  const uuids = ["aaaa-1", "bbbb-2"];
  await using server = await startServer(linksOf({ does, uuids }));
  await kommoAt(server.url).linkFile("5", "cccc-3");
  expect(uuids.toSorted()).toEqual(["aaaa-1", "bbbb-2", "cccc-3"]);
  expect(server.lines()).toEqual(["GET /api/v4/leads/5/files", "PUT /api/v4/leads/5/files"]);
});

test.each(BOTH)(
  "the one call that changes a deal's files leaves it complete when PUT would %s",
  async (does) => {
    const uuids = ["aaaa-1", "bbbb-2"];
    const answer = linksOf({ does, uuids });
    await using server = await startServer((seen) => {
      const reply = answer(seen);
      return seen.method === "PUT" ? { lost: true } : reply;
    });
    expect((await failureIn(kommoAt(server.url).linkFile("5", "cccc-3"))).verdict.next).toBe("retry");
    expect(uuids.toSorted()).toEqual(["aaaa-1", "bbbb-2", "cccc-3"]);
  },
);

test("a deal with more files than a page shows keeps all of them", async () => {
  const uuids = Array.from({ length: 130 }, (_, index) => `file-${index}-uuid`);
  const expected = [...uuids, "cccc-3"].toSorted();
  await using server = await startServer(linksOf({ does: "replace", uuids, page: 50 }));
  await kommoAt(server.url).linkFile("5", "cccc-3");
  expect(uuids.toSorted()).toEqual(expected);
});

test.each<readonly [string, unknown]>([
  ["is no list", { _embedded: { files: "many" } }],
  ["names a file without its uuid", { _embedded: { files: [{ id: 7 }] } }],
  ["shows the same full page again and again", { _embedded: { files: full() } }],
])("nothing is written to a deal whose list of files %s", async (_, json) => {
  await using server = await startServer(() => ({ json }));
  expect((await failureIn(kommoAt(server.url).linkFile("5", "cccc-3"))).code).toBe("answer_unreadable");
  expect(server.lines().filter((line) => line.startsWith("PUT"))).toEqual([]);
});

function full(): readonly { readonly file_uuid: string; readonly id: number }[] {
  return Array.from({ length: 250 }, (_, index) => ({ file_uuid: `file-${index}-uuid`, id: index + 1 }));
}

test("a file that is linked already is not linked again", async () => {
  await using server = await startServer(linksOf({ does: "add", uuids: ["aaaa-1"] }));
  await kommoAt(server.url).linkFile("5", "aaaa-1");
  expect(server.lines()).toEqual(["GET /api/v4/leads/5/files"]);
});
