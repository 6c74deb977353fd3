import { createConnection } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { OWNER, keyAt, ownerAt, personAt, receptionOf } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Answer, Visitor } from "../../tests/visitor.ts";
import { LIMITS } from "./limits.ts";

let office: OpenOffice;
let calls = 0;
let from: Readonly<Record<string, string>>;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
// every test at an address of its own
beforeEach(() => {
  calls += 1;
  from = { "x-forwarded-for": `198.51.100.${calls}` };
});

const read = (visitor: Visitor, path = "/api/session") => visitor.call("GET", path, undefined, from);

/** Asks until it is refused; how often it was not. */
async function untilRefused(
  ask: () => Promise<Answer>,
  most: number,
): Promise<{ readonly count: number; readonly refused: Answer }> {
  for (let count = 0; count <= most; count += 1) {
    const refused = await ask();
    if (refused.status === 429) return { count, refused };
  }
  throw new Error(`never refused in ${most}`);
}

function expectProblem({ headers, body }: Answer): void {
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(body).toMatchObject({ error: { code: "too_many", text: expect.stringMatching(/Wait/u) } });
}

test("a key may ask so much a minute and is told when to come again; another one goes on", async () => {
  const program = await keyAt(office.app, office.url, "acme", "viewer");
  const { count, refused } = await untilRefused(() => read(program), LIMITS.key.most + 600);
  expect(count).toBeGreaterThanOrEqual(LIMITS.key.most);
  expectProblem(refused);
  expect((await read(await keyAt(office.app, office.url, "acme", "viewer"))).status).toBe(200);
});

test("a browser with twenty pages open that all load at once is never refused", async () => {
  const person = await personAt(office.app, office.url, "acme", "owner");
  const paths = [
    "session",
    "entrance",
    "accounts/acme/overview",
    "accounts/acme/attention",
    "accounts/acme/contracts",
  ];
  const pages = Array.from({ length: 20 * 3 }, () => paths.map((path) => read(person, `/api/${path}`)));
  const statuses = new Set((await Promise.all(pages.flat())).map(({ status }) => status));
  expect([...statuses]).toEqual([200]);
});

test("whoever tries keys is refused, whichever they try; who had one that is right goes on", async () => {
  const good = await keyAt(office.app, office.url, "acme", "viewer");
  expect((await read(good)).status).toBe(200);
  let tried = 0;
  const wrong = () => read(createVisitor(office.url, `csk_${String((tried += 1)).padStart(43, "x")}`));
  const { count, refused } = await untilRefused(wrong, LIMITS.wrong.most * 2);
  expect(count).toBeGreaterThanOrEqual(LIMITS.wrong.most);
  expectProblem(refused);
  expect((await read(good)).status).toBe(200);
  from = { "x-forwarded-for": "203.0.113.9" };
  expect((await wrong()).status).toBe(401);
});

test("whoever tries one-time links is refused soon, also with a right one", async () => {
  const token = await receptionOf(office.app).entrance.openForOwner();
  const look = (tried: string) =>
    createVisitor(office.url).call("POST", "/api/invitations/look", { token: tried }, from);
  const { count, refused } = await untilRefused(() => look("x".repeat(43)), LIMITS.link.most * 2);
  expect(count).toBeGreaterThanOrEqual(LIMITS.link.most);
  expectProblem(refused);
  expect((await look(token)).status).toBe(429);
  from = { "x-forwarded-for": "203.0.113.10" };
  expect((await look(token)).status).toBe(200);
});

test("who sends neither a key nor a session is counted by address", async () => {
  const nobody = createVisitor(office.url);
  const { count } = await untilRefused(() => read(nobody, "/api/entrance"), LIMITS.stranger.most * 3);
  expect(count).toBeGreaterThanOrEqual(LIMITS.stranger.most);
});

test("too many tries at a password are told as everywhere in the API", async () => {
  await ownerAt(office.app, office.url);
  const body = { email: OWNER.email, password: "a wrong password" };
  const tried = () => createVisitor(office.url).call("POST", "/api/auth/sign-in/email", body, from);
  const { count, refused } = await untilRefused(tried, 20);
  expect(count).toBe(10);
  expectProblem(refused);
});

test("the document says of every address that it may answer so", async () => {
  const { body } = await createVisitor(office.url).get("/api/openapi.json");
  const { paths, components } = Object(body);
  expect(components.responses.TooMany.headers).toHaveProperty("Retry-After");
  for (const methods of Object.values(paths))
    for (const operation of Object.values(Object(methods)))
      expect(Object(operation).responses).toHaveProperty("429");
});

/** A call as no library would send it. Resolves to the status. */
function raw(path: string, headers: readonly string[], method = "GET"): Promise<number> {
  const { port, hostname } = new URL(office.url);
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), hostname);
    let answer = "";
    socket.on("data", (data) => (answer += data.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => resolve(Number(answer.split(" ")[1] ?? 0)));
    const lines = headers.some((line) => /^host:/iu.test(line)) ? headers : ["Host: a.example", ...headers];
    socket.write(
      `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\nX-Forwarded-For: 192.0.2.${calls}\r\nConnection: close\r\n\r\n`,
      "latin1",
    );
  });
}

const HOSTS = ["[", "", " ", "a b", "user:secret@a.example", "a/b", "a?b", "a#b", "a:99999", "[::1", "a%00b"];

test.each(HOSTS)("a stranger's Host %j is a wrong call and fills no log", async (host) => {
  const before = complaints();
  for (const path of ["/api/auth/get-session", "/api/auth/sign-out", "/api/session", "/api/entrance"])
    for (const method of ["GET", "POST"]) {
      const status = await raw(path, [`Host: ${host}`, "Content-Length: 0"], method);
      expect([path, method, status]).toEqual([
        path,
        method,
        expect.toSatisfy((one) => one >= 400 && one < 500),
      ]);
    }
  expect(complaints()).toEqual(before);
});

const HEADERS = [
  "Origin: [",
  "Origin: null",
  "Referer: [",
  "Cookie: countersign.session_token=%",
  "Cookie: countersign.session_token=%E0%A4%A; countersign.two_factor=%",
  "Cookie: =;;;=\u00ff; __proto__=x",
  "Cookie: countersign.session_token=a.b.c",
  "Authorization: Bearer",
  "Authorization: Bearer csk_\u00ff",
  "Authorization: \u00ff",
  "X-Forwarded-For: [",
  "X-Forwarded-Host: [",
  "X-Forwarded-Proto: javascript",
  "Accept: \u00ff",
  "Accept-Language: [",
  "User-Agent: \u00ff",
  "Content-Type: [",
  "Content-Type: application/json; charset=[",
  "Content-Type: application/x-www-form-urlencoded",
  "Content-Type: multipart/form-data",
  "Content-Encoding: br",
  "Sec-Fetch-Site: [",
  "Range: bytes=9-1",
  "If-Modified-Since: never",
  "Forwarded: for=[",
];

test.each(HEADERS)("the header %j of a stranger is no fault of ours", async (header) => {
  const before = complaints();
  for (const path of [
    "get-session",
    "sign-in/email",
    "callback/sso",
    "two-factor/verify-totp",
    "sign-in/social",
  ])
    for (const [method, ...more] of [
      ["GET"],
      ["POST", "Content-Length: 0"],
      ["POST", "Sec-Fetch-Site: same-origin", "Content-Length: 0"],
    ] as const)
      expect([path, method, await raw(`/api/auth/${path}`, [header, ...more], method)]).toEqual([
        path,
        method,
        expect.toSatisfy((status) => status >= 200 && status < 500),
      ]);
  for (const path of [
    "/api/session",
    "/api/entrance",
    "/api/openapi.json",
    "/",
    "/api/%",
    "/api/accounts/%00/overview",
  ])
    expect([path, await raw(path, [header])]).toEqual([
      path,
      expect.toSatisfy((status) => status >= 200 && status < 500),
    ]);
  expect(complaints()).toEqual(before);
});

/** What the log says that somebody should look at. */
function complaints(): readonly string[] {
  return office.lines.filter((line) => /"level":(?:40|50|60|"(?:warn|error|fatal)")/u.test(line));
}

test("who has a whole IPv6 network is one stranger, at whichever address of it", async () => {
  const nobody = createVisitor(office.url);
  let host = 0;
  const ask = (network: string) => {
    host += 1;
    const address = `2001:db8:${network}::${host.toString(16)}`;
    return nobody.call("GET", "/api/entrance", undefined, { "x-forwarded-for": address });
  };
  const { refused } = await untilRefused(() => ask("7:1"), LIMITS.stranger.most + 600);
  expectProblem(refused);
  expect((await ask("7:2")).status).toBe(200);
});
