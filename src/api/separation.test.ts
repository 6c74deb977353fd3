import { fastify } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyAt, ownerAt, personAt } from "../../tests/office.ts";
import { openOffice } from "../../tests/open-office.ts";
import type { OpenOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import type { Visitor } from "../../tests/visitor.ts";
import { createApi } from "./api.ts";

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

/** A body that no address of signing in refuses for its shape. */
const SIGN_IN = {
  email: "nobody@example.com",
  token: "x",
  code: "123456",
  name: "X",
  password: "eleven and more",
  currentPassword: "eleven and more",
  newPassword: "eleven and more",
  provider: "sso",
  callbackURL: "/",
};
const isSignIn = ({ path }: Route): boolean => path.startsWith("/api/auth/");
const ofAccount = ({ path }: Route): boolean => path.startsWith("/api/accounts/{account}/");

/** Any value stands for the parameters: whose account it is is asked first. */
async function call(visitor: Visitor, { method, path, hasBody }: Route, account: string): Promise<string> {
  const address = path.replace("{account}", account).replaceAll(/\{\w+\}/gu, "x");
  const { status, body } = await visitor.call(
    method,
    address,
    hasBody ? (path.startsWith("/api/auth/") ? SIGN_IN : {}) : undefined,
  );
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

function noHouse(): never {
  throw new Error("nobody calls");
}

/** Every address that is really answered, as the document would write it. */
async function registered(): Promise<readonly string[]> {
  const app = fastify();
  const found: string[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    for (const verb of [method].flat())
      if (verb !== "HEAD") found.push(`${verb} ${url.replaceAll(/:(\w+)/gu, "{$1}")}`);
  });
  await app.register(createApi(noHouse, noHouse), { prefix: "/api" });
  await app.ready();
  await app.close();
  return found;
}

/** Answered and not described: the description itself, where Kommo sends browsers back to, what says that there is nothing. */
const UNDESCRIBED = [
  "GET /api/openapi.json",
  "GET /api/kommo/callback",
  "GET /api/*",
  "GET /api/auth/*",
  "POST /api/auth/*",
];

test("the document knows every address that is answered, and few of them are open to all", async () => {
  const known = routes.map(({ method, path }) => `${method} ${path}`);
  expect([...known, ...UNDESCRIBED].toSorted()).toEqual((await registered()).toSorted());
  expect(routes.filter(ofAccount).length).toBeGreaterThan(50);
  expect(routes.filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /api/entrance",
    "POST /api/welcome",
    "POST /api/invitations/look",
    "POST /api/invitations/accept",
    "POST /api/demo/enter",
    "POST /api/auth/sign-in/email",
    "POST /api/auth/two-factor/verify-totp",
    "POST /api/auth/two-factor/verify-backup-code",
    "POST /api/auth/sign-in/social",
    "GET /api/auth/callback/sso",
    "GET /api/auth/get-session",
    "POST /api/auth/sign-out",
  ]);
});

test("without a session or a key every route but the public ones is closed", async () => {
  const closed = routes.filter((route) => !route.isPublic && !isSignIn(route));
  expect(but(await each(closed, nobody, "acme"), "401 unauthenticated")).toEqual([]);
});

test("one's own sign-in is for whoever has a session: nobody and no key gets anything of it", async () => {
  const program = await keyAt(office.app, office.url, "acme", "owner");
  for (const visitor of [nobody, program]) {
    const closed = await each(
      routes.filter((route) => isSignIn(route) && !route.isPublic),
      visitor,
      "acme",
    );
    expect([...closed].filter(([, answer]) => !answer.startsWith("401 "))).toEqual([]);
    expect(closed.size).toBeGreaterThan(8);
    expect(await visitor.get("/api/auth/get-session")).toMatchObject({ status: 200, body: null });
  }
});

test("what the sign-in library could do beside that is closed", async () => {
  const owner = await ownerAt(office.app, office.url);
  for (const path of [
    "sign-up/email",
    "delete-user",
    "change-email",
    "admin/list-users",
    "ok",
    "error",
    "reset-password",
  ])
    for (const method of ["GET", "POST"])
      expect([
        path,
        (await owner.call(method, `/api/auth/${path}`, method === "POST" ? {} : undefined)).status,
      ]).toEqual([path, 404]);
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
    (route) =>
      !ofAccount(route) &&
      !route.isPublic &&
      !isSignIn(route) &&
      !/^\/api\/(?:session|sandbox)\b/u.test(route.path),
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
