import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receptionOf } from "../../../tests/office.ts";
import { good } from "../../../tests/open-bare-office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import { createVisitor } from "../../../tests/visitor.ts";
import { DEMO_OWNER } from "./demo-owner.ts";

let demo: OpenOffice;
beforeAll(async () => {
  demo = await openOffice({ isDemo: true });
  const token = await receptionOf(demo.app).entrance.openForOwner();
  await good(createVisitor(demo.url).post("/api/welcome", { token, ...DEMO_OWNER }));
});
afterAll(() => demo.close());

interface Entered {
  readonly status: number | undefined;
  readonly cookies: readonly string[];
}

/** Presses the button with these headers as a browser sends them; `fetch` would not let a test choose `Host`. */
async function enter(headers: Readonly<Record<string, string>>): Promise<Entered> {
  const { promise, resolve, reject } = Promise.withResolvers<Entered>();
  const call = request(`${demo.url}/api/demo/enter`, { method: "POST", headers }, (answer) => {
    answer.resume();
    resolve({ status: answer.statusCode, cookies: answer.headers["set-cookie"] ?? [] });
  });
  call.on("error", reject).end();
  return promise;
}

test("the demo's own page lets its visitor in again, by each name of this machine", async () => {
  const { host, port } = new URL(demo.url);
  for (const own of [host, `localhost:${port}`]) {
    const { status, cookies } = await enter({ host: own, origin: `http://${own}` });
    expect([own, status]).toEqual([own, 200]);
    expect(cookies.join()).toContain("session_token");
  }
});

test.each([
  ["another name that leads to this machine", { host: "evil.example", origin: "http://evil.example" }],
  ["that name, with the browser's own word", { host: "evil.example", "sec-fetch-site": "same-origin" }],
  ["a page of another site", { origin: "http://evil.example" }],
  ["a page at another port", { origin: "http://127.0.0.1:1" }],
  ["a page of the same site", { "sec-fetch-site": "same-site" }],
  ["a page that hides where it is", { origin: "null" }],
  ["no page at all", {}],
])("%s lets nobody in", async (_, headers) => {
  const { status, cookies } = await enter({ host: new URL(demo.url).host, ...headers });
  expect(status).toBe(403);
  expect(cookies).toEqual([]);
});

test("outside a demo there is no such button", async () => {
  const office = await openOffice();
  try {
    const visitor = createVisitor(office.url);
    expect(await visitor.post("/api/demo/enter")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    expect(visitor.cookies()).toBe("");
  } finally {
    await office.close();
  }
});
