import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, ownerAt, personAt } from "../office.ts";
import { openOffice } from "../open-office.ts";
import type { OpenOffice } from "../open-office.ts";
import { createVisitor } from "../visitor.ts";
import type { Visitor } from "../visitor.ts";

let office: OpenOffice;
let owner: Visitor;
let mallory: Visitor;
beforeAll(async () => {
  office = await openOffice();
  owner = await ownerAt(office.app, office.url);
  mallory = await personAt(office.app, office.url, "other", "viewer");
});
afterAll(() => office.close());

const SESSION = "countersign.session_token";
const MALLORY = "viewer-of-other@example.com";
let tries = 0;

function sessionOf(visitor: Visitor): string {
  const own = visitor.cookies().split("; ");
  return own.find((pair) => pair.startsWith(`${SESSION}=`))?.slice(SESSION.length + 1) ?? "";
}

/** Who the API takes a bearer of this cookie for. */
async function whoIs(session: string): Promise<unknown> {
  const cookie = `${SESSION}=${session}`;
  const { status, body } = await createVisitor(office.url).call("GET", "/api/session", undefined, { cookie });
  return typeof body === "object" && body !== null && "email" in body ? body.email : status;
}

/** Signs in in a browser into which somebody has put this cookie before. */
async function signInWith(planted: string): Promise<string> {
  tries += 1;
  const visitor = createVisitor(office.url);
  const headers = { cookie: `${SESSION}=${planted}`, "x-forwarded-for": `198.51.100.${tries}` };
  const { email, password } = OWNER;
  const answer = await visitor.call("POST", "/api/auth/sign-in/email", { email, password }, headers);
  expect(answer.status).toBe(200);
  return sessionOf(visitor);
}

test("a session that somebody planted in a browser is not the one that signing in there opens", async () => {
  const theirs = sessionOf(mallory);
  expect(await whoIs(theirs)).toBe(MALLORY);
  const [token = ""] = decodeURIComponent(theirs).split(".");
  const planted = [
    theirs,
    "made-up",
    token,
    `${token}.`,
    encodeURIComponent(`${"a".repeat(32)}.${"b".repeat(44)}`),
  ];
  for (const one of planted) {
    const opened = await signInWith(one);
    expect(opened).not.toBe("");
    expect(opened).not.toBe(one);
    expect(decodeURIComponent(opened).split(".")[0]).not.toBe(decodeURIComponent(one).split(".")[0]);
    expect(await whoIs(opened)).toBe(OWNER.email);
    // what was planted opens no more than it did before
    expect(await whoIs(one)).toBe(one === theirs ? MALLORY : 401);
  }
});

test("each signing in opens a session of its own, and signing out ends that one", async () => {
  const [one, two] = [await signInWith("x"), await signInWith("x")];
  expect(one).not.toBe(two);
  const cookie = `${SESSION}=${one}`;
  const headers = { cookie, origin: office.url, "sec-fetch-site": "same-origin" };
  expect((await createVisitor(office.url).call("POST", "/api/auth/sign-out", {}, headers)).status).toBe(200);
  expect([await whoIs(one), await whoIs(two)]).toEqual([401, OWNER.email]);
});

test("no address, body or header carries a session in: only the cookie does", async () => {
  const [raw = ""] = decodeURIComponent(sessionOf(owner)).split(".");
  const session = sessionOf(owner);
  const visitor = createVisitor(office.url);
  for (const value of [session, decodeURIComponent(session), raw]) {
    const query = `?${SESSION}=${encodeURIComponent(value)}&session_token=${encodeURIComponent(value)}`;
    expect((await visitor.call("GET", `/api/session${query}`)).status).toBe(401);
    for (const header of ["authorization", "x-session-token", "set-auth-token", "x-api-key"]) {
      const sent = { [header]: header === "authorization" ? `Bearer ${value}` : value };
      expect((await visitor.call("GET", "/api/session", undefined, sent)).status, header).toBe(401);
    }
  }
});
