import { afterAll, beforeAll, expect, test } from "vitest";
import { keyAt, ownerAt, personAt } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly hasBody: boolean;
}

let office: OpenOffice;
let routes: readonly Route[];
let nobody: Visitor;
beforeAll(async () => {
  office = await openOffice();
  nobody = createVisitor(office.url);
  const { body } = await nobody.get("/api/openapi.json");
  routes = Object.entries(Object(body).paths).flatMap(([path, methods]) =>
    Object.entries(Object(methods)).map(([method, route]) => ({
      method: method.toUpperCase(),
      path,
      isPublic: Object(route).security?.length === 0,
      hasBody: Object(route).requestBody !== undefined,
    })),
  );
});
afterAll(() => office.close());

const ofAccount = ({ path }: Route): boolean => path.startsWith("/api/accounts/{account}/");

/** Any value stands for the parameters: whose account it is is asked first. */
async function call(visitor: Visitor, { method, path, hasBody }: Route, account: string): Promise<string> {
  const address = path.replace("{account}", account).replaceAll(/\{\w+\}/gu, "x");
  const { status, body } = await visitor.call(method, address, hasBody ? {} : undefined);
  return `${status} ${Object(Object(body).error).code}`;
}

async function each(which: readonly Route[], visitor: Visitor, account: string) {
  const answers = new Map<string, string>();
  for (const route of which)
    answers.set(`${route.method} ${route.path}`, await call(visitor, route, account));
  return answers;
}

function but(answers: ReadonlyMap<string, string>, expected: string): readonly string[] {
  return [...answers].flatMap(([route, answer]) => (answer === expected ? [] : [`${route} → ${answer}`]));
}

test("the document knows the routes of accounts, and few others", () => {
  expect(routes.filter(ofAccount).length).toBeGreaterThan(7);
  expect(routes.filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/entrance",
    "POST /api/welcome",
    "POST /api/invitations/look",
    "POST /api/invitations/accept",
  ]);
});

test("without a session or a key every route but the public ones is closed", async () => {
  const closed = routes.filter(({ isPublic }) => !isPublic);
  expect(but(await each(closed, nobody, "acme"), "401 unauthenticated")).toEqual([]);
});

test("an owner of one account is told by every route that another account does not exist", async () => {
  const program = await keyAt(office.app, office.url, "acme", "owner");
  const person = await personAt(office.app, office.url, "acme", "owner");
  const theirs = routes.filter(ofAccount);
  for (const visitor of [program, person]) {
    expect(but(await each(theirs, visitor, "other"), "404 not_found")).toEqual([]);
    // which is what is said of one that does not exist
    expect(but(await each(theirs, visitor, "nowhere"), "404 not_found")).toEqual([]);
  }
});

test("roles of all accounts are none in an account that is not configured", async () => {
  const owner = await ownerAt(office.app, office.url);
  expect(but(await each(routes.filter(ofAccount), owner, "nowhere"), "404 not_found")).toEqual([]);
  for (const account of ["*", "__proto__", "%2e%2e", "acme%00", "acme%2fpeople"])
    expect((await owner.get(`/api/accounts/${account}/people`)).status).toBe(404);
});

test("a viewer changes nothing", async () => {
  const viewer = await keyAt(office.app, office.url, "acme", "viewer");
  const writing = routes.filter((route) => ofAccount(route) && route.method !== "GET");
  expect(but(await each(writing, viewer, "acme"), "403 forbidden")).toEqual([]);
});

test("who owns one account does not own the installation", async () => {
  const owner = await personAt(office.app, office.url, "other", "owner");
  const wide = routes.filter(
    (route) => !ofAccount(route) && !route.isPublic && !/^\/api\/(?:session|sandbox)\b/u.test(route.path),
  );
  expect(but(await each(wide, owner, "other"), "403 forbidden")).toEqual([]);
});

test("nonsense in the place of every parameter is refused in the API's own words", async () => {
  const owner = await keyAt(office.app, office.url, "acme", "owner");
  // a stream of events ends when its reader goes
  const others = routes.filter((route) => ofAccount(route) && !route.path.endsWith("/events"));
  const answers = await each(others, owner, "acme");
  const broken = [...answers].filter(([, answer]) => /^5(?!02 outside|03 unavailable)/u.test(answer));
  expect(broken).toEqual([]);
});
