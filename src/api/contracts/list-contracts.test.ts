import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, aRemoteId, T0 } from "../../../tests/builders.ts";
import { keyAt } from "../../../tests/office.ts";
import { openOffice } from "../../../tests/open-office.ts";
import type { OpenOffice } from "../../../tests/open-office.ts";
import type { Visitor } from "../../../tests/visitor.ts";

let office: OpenOffice;
let viewer: Visitor;
let stranger: Visitor;

const MINUTE_MS = 60_000;

beforeAll(async () => {
  office = await openOffice();
  viewer = await keyAt(office.app, office.url, "acme", "viewer");
  stranger = await keyAt(office.app, office.url, "other", "owner");
  const { contracts } = office.app.store;
  for (let n = 0; n < 25; n += 1)
    await contracts.plan(
      aNewContract({
        dealId: String(9000 + n),
        at: new Date(T0.getTime() + Math.floor(n / 5) * MINUTE_MS),
        about: { name: `Deal ${n}`, price: n, responsible: { id: n % 2 === 0 ? "7" : "8" } },
        ...(n % 3 === 0 ? { status: "sent", sentAt: new Date(T0.getTime() + n * 1_000) } : {}),
      }),
    );
  const müller = { role: "client", name: "Jürgen Müller-Groß", email: "j.mueller@brücke.example" } as const;
  await contracts.plan(
    aNewContract({
      dealId: "4711",
      playbook: "renewal",
      connection: "oneflow",
      status: "sent",
      remoteId: aRemoteId("56300010001"),
      about: { name: "Žižkov & Søn", price: 12, company: "Nordwind GmbH", contact: "Jürgen" },
      order: anOrder({ signers: [{ ...müller, order: 1, receives: "signature" }] }),
    }),
  );
  await contracts.plan(
    aNewContract({
      dealId: "4712",
      about: { name: "=HYPERLINK(1)", price: 1 },
      failure: {
        code: "order_incomplete",
        detail: "\tNo e-mail.",
        where: {},
        step: "fill",
        since: T0.toISOString(),
      },
    }),
  );
  await contracts.plan(
    aNewContract({ account: "other", dealId: "1", about: { name: "Nordwind secret", price: 1 } }),
  );
});
afterAll(() => office.close());

interface Page {
  readonly contracts: readonly { readonly reference: string; readonly deal: { readonly id: string } }[];
  readonly next?: string;
  readonly found?: { readonly count: number };
}

async function page(query: string, visitor = viewer, account = "acme"): Promise<Page> {
  const { status, body } = await visitor.get(`/api/accounts/${account}/contracts?${query}`);
  expect([status, body]).toEqual([200, body]);
  return pageOf(body);
}

function isPage(body: unknown): body is Page {
  return typeof body === "object" && body !== null && "contracts" in body && Array.isArray(body.contracts);
}

function pageOf(body: unknown): Page {
  if (isPage(body)) return body;
  throw new Error(JSON.stringify(body));
}

const deals = ({ contracts }: Page): readonly string[] => contracts.map(({ deal }) => deal.id);

async function allPages(query: string, limit: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let after = ""; ;) {
    const one = await page(`${query}&limit=${limit}${after}`);
    seen.push(...deals(one));
    if (one.next === undefined) return seen;
    after = `&after=${one.next}`;
  }
}

test.each([
  "sort=newest",
  "sort=sent",
  "sort=newest&user=7",
  "status=planned",
  "sort=sent&search=deal",
  "sort=ended",
])("pages by %s show each contract once, in the same order whatever their size", async (query) => {
  const whole = await allPages(query, 200);
  expect(new Set(whole).size).toBe(whole.length);
  for (const size of [1, 3, 7]) expect(await allPages(query, size)).toEqual(whole);
});

test("a contract that is planned between two pages moves nothing from one to the other", async () => {
  const first = await page("limit=5");
  await office.app.store.contracts.plan(
    aNewContract({ dealId: "9999", at: new Date(T0.getTime() + 90 * MINUTE_MS) }),
  );
  const second = await page(`limit=200&after=${first.next ?? ""}`);
  expect(deals(second)).not.toContain("9999");
  expect(deals(first).some((id) => deals(second).includes(id))).toBe(false);
});

test.each([
  ["the deal's name, without accents and case", "zizkov son"],
  ["the beginning of a word", "nordw"],
  ["a person", "muller"],
  ["a person with another spelling of ß", "gross"],
  ["an e-mail address", "j.mueller@brucke.example"],
  ["the beginning of an address", "j.muel"],
  ["the deal's id", "4711"],
  ["the vendor's id", "56300010001"],
  ["the beginning of the vendor's id", "563000"],
  ["two words of different fields", "jurgen nordwind"],
])("%s finds it", async (_, search) => {
  const found = await page(`search=${encodeURIComponent(search)}`);
  expect(deals(found)).toEqual(["4711"]);
  expect(found.found).toEqual({ count: 1, isAtLeast: false });
});

test("its reference finds it, and a contract that could not be filled in is found by its deal's name", async () => {
  const [one] = (await page("search=hyperlink")).contracts;
  expect(one?.deal.id).toBe("4712");
  expect(deals(await page(`search=${one?.reference.toLowerCase() ?? ""}`))).toEqual(["4712"]);
});

test.each([
  "'",
  "\\",
  "a'b\\",
  "%",
  "_",
  "!&|()<->:*",
  "' or 1=1 --",
  "\u0000",
  "\ud800",
  "nordwind:*",
  "🦊",
  "  ",
  "<script>",
])("the words %j are only words", async (search) => {
  const { status, body } = await viewer.get(
    `/api/accounts/acme/contracts?search=${encodeURIComponent(search.toWellFormed())}`,
  );
  expect([status, body]).toEqual([200, body]);
});

test("words match only what begins so, and signs alone match nothing", async () => {
  expect(deals(await page(`search=${encodeURIComponent("%")}`))).toEqual([]);
  expect(deals(await page(`search=${encodeURIComponent("___")}`))).toEqual([]);
  expect(deals(await page(`search=${encodeURIComponent("wind")}`))).toEqual([]);
});

test("filters narrow together", async () => {
  expect(deals(await page("status=failed"))).toEqual(["4712"]);
  expect(deals(await page("playbook=renewal&connection=oneflow&status=sent"))).toEqual(["4711"]);
  expect(deals(await page("playbook=renewal&status=planned"))).toEqual([]);
  expect(deals(await page("user=8&status=sent&sort=sent"))).toEqual(["9021", "9015", "9009", "9003"]);
  expect((await viewer.get("/api/accounts/acme/contracts-filters")).body).toEqual({
    playbooks: ["renewal", "won-agreement"].map((id) => ({ id, name: id })),
    connections: [
      { id: "contracts", vendor: "contracts" },
      { id: "oneflow", vendor: "oneflow" },
    ],
    users: [
      { id: "7", name: "User 7" },
      { id: "8", name: "User 8" },
    ],
  });
});

test.each([
  "after=nonsense",
  "after=bmV3ZXN0",
  "limit=0",
  "limit=1000",
  "sort=price",
  "status=paid",
  `search=${"x".repeat(300)}`,
])("%s is refused in words", async (query) => {
  const { status, body } = await viewer.get(`/api/accounts/acme/contracts?${query}`);
  expect([status, body]).toMatchObject([400, { error: { code: "invalid" } }]);
});

test("a page of one sort is no page of another", async () => {
  const { next = "" } = await page("limit=1");
  expect((await viewer.get(`/api/accounts/acme/contracts?sort=sent&after=${next}`)).status).toBe(400);
});

test("another account sees only its own, and has no way into this one", async () => {
  expect(deals(await page("search=nordwind", stranger, "other"))).toEqual(["1"]);
  const [own] = (await page("limit=1")).contracts;
  const reference = own?.reference ?? "";
  for (const path of ["", `/${reference}`, `/${reference}/calls`, `/${reference}/documents/x.pdf`, ".csv"])
    expect((await stranger.get(`/api/accounts/acme/contracts${path}`)).status).toBe(404);
  for (const path of [`/${reference}`, `/${reference}/calls`, `/${reference}/documents/x.pdf`])
    expect((await stranger.get(`/api/accounts/other/contracts${path}`)).status).toBe(404);
  expect((await stranger.post(`/api/accounts/other/contracts/${reference}/withdraw`)).status).toBe(404);
  const { next = "" } = await page("limit=3");
  expect(deals(await page(`limit=200&after=${next}`, stranger, "other")).every((id) => id === "1")).toBe(
    true,
  );
});

test("the CSV has all that fit, and nothing in it is a formula", async () => {
  const { status, body, headers } = await viewer.get("/api/accounts/acme/contracts.csv");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^text\/csv/u);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="contracts-[\d-]+\.csv"$/u);
  const lines = String(body).trim().split("\r\n");
  expect(lines).toHaveLength(1 + (await allPages("sort=newest", 200)).length);
  const [heading = "", first = ""] = lines;
  const at = (name: string) => first.split(",")[heading.replace("\uFEFF", "").split(",").indexOf(name)];
  expect([at("status_code"), at("vendor"), at("connection")]).toEqual([
    expect.stringMatching(/^[a-z]+$/u),
    "contracts",
    "contracts",
  ]);
  expect(at("status")).toMatch(/^[A-Z][a-z ]+$/u);
  // by the account's clocks, in November
  expect(at("created_at")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+01:00$/u);
  expect(lines.find((line) => line.includes("4712"))).toContain(",'=HYPERLINK(1),");
  expect(lines.some((line) => /(?:^|,)"?[=+@\t-]/u.test(line))).toBe(false);
  const few = await viewer.get("/api/accounts/acme/contracts.csv?status=failed");
  expect(String(few.body).trim().split("\r\n")).toHaveLength(2);
});
