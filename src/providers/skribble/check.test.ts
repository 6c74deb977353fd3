import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { API_KEY, connectTo, requestJson } from "./vendor-fixture.ts";

const empty = (): Reply => ({ status: 200, body: [] });

async function findings(
  answer: (call: Seen) => Reply,
  more: Parameters<typeof connectTo>[2] = {},
): Promise<readonly string[]> {
  const { account } = await connectTo(documented, answer, more);
  return (await account.check()).map(({ level, text }) => `${level}: ${text}`);
}

test("a sound account has no problem, and each template was opened", async () => {
  const said = await findings(empty);
  expect(said.filter((text) => text.startsWith("problem"))).toEqual([]);
  expect(said).toContain("ok: The API user and its key are accepted.");
  expect(said).toContain("ok: The folder holds 1 template with 2 fields.");
  // nothing is said to work that an empty account cannot show
  expect(said.filter((text) => text.includes("was not tried"))).toHaveLength(2);
});

test("a demo key is called what it is", async () => {
  const settings = { username: "api_demo_acme", apiKey: API_KEY, templates: "/papers" };
  expect((await findings(empty, { settings })).join("\n")).toContain("demo key");
});

test("a template that cannot be used shows before a deal meets it", async () => {
  const files = { "broken.pdf": new TextEncoder().encode("<html>"), "readme.txt": new Uint8Array() };
  expect((await findings(empty, { files })).join("\n")).toContain("problem: The template “broken.pdf”");
  expect((await findings(empty, { files: {} })).join("\n")).toContain(
    "problem: The folder of templates holds no PDF.",
  );
});

test("calls that the vendor gave up are told, whichever way its log is asked for", async () => {
  const log = [
    { type: "UPDATE", state: "COMPLETED", attempts: 1 },
    { type: "SUCCESS", state: "RESIGNATED", attempts: 13, messages: ["Failed 404"] },
  ];
  for (const method of ["GET", "POST"]) {
    const said = await findings((call) => {
      if (call.path.endsWith("/callbacks"))
        return call.method === method ? { status: 200, body: log } : { status: 405 };
      return call.query.has("search") ? empty() : { status: 200, body: [requestJson()] };
    });
    expect(said.join("\n")).toContain("gave up calling us 1 times");
  }
});

test("a log that may not be read is not taken for a good one", async () => {
  const said = await findings((call) => {
    if (call.path.endsWith("/callbacks")) return { status: 403 };
    return call.query.has("search") ? empty() : { status: 200, body: [requestJson()] };
  });
  expect(said.join("\n")).toContain("note: Skribble does not show this user how its calls to us ended");
  expect(said.join("\n")).not.toContain("gave up none");
});

test("without an address of ours nobody is asked how it answered", async () => {
  const { account, calls } = await connectTo(documented, empty, {
    settings: { username: "api_production_a", apiKey: API_KEY },
  });
  await account.check();
  expect(calls.some(({ query }) => query.has("search"))).toBe(true);
});

test.each([
  ["refused credentials", { status: 401 }, "apiKey"],
  ["a vendor that is away", { status: 500 }, "check again a little later"],
  ["a broken line", "lost", "Check the address and the network"],
] as const)("%s is a problem with a way out, not an exception", async (_, reply, help) => {
  const { account } = await connectTo(documented, () => reply);
  const problems = (await account.check()).filter(({ level }) => level === "problem");
  expect(problems).toHaveLength(1);
  expect(problems[0]?.help).toContain(help);
});

test("calls that were given up are told without anybody asking, and nothing is registered", async () => {
  const { account, calls } = await connectTo(documented, ({ path }) => {
    if (path.endsWith("/callbacks")) return { status: 200, body: [{ type: "ERROR", state: "RESIGNATED" }] };
    return { status: 200, body: [requestJson()] };
  });
  expect(await account.subscribe?.()).toMatchObject([
    { level: "note", text: expect.stringContaining("gave up") },
  ]);
  expect(calls.filter(({ method }) => method !== "GET").map(({ path }) => path)).toEqual(["/access/login"]);
});
