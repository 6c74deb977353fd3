import { expect, onTestFinished, test } from "vitest";
import { OWNER, ownerAt } from "../../tests/office.ts";
import { testDatabase } from "../../tests/database.ts";
import { openOffice } from "../../tests/open-office.ts";
import { createVisitor } from "../../tests/visitor.ts";
import { createAuth } from "./create-auth.ts";
import type { Reception } from "./create-auth.ts";
import { totpOf } from "./totp.testkit.ts";

const { email, password } = OWNER;
const entranceStatus = async (url: string) => (await fetch(`${url}/api/entrance`)).status;
const ORIGIN = "http://127.0.0.1:8080";

/** A browser's call to the sign-in library, without a network between. */
async function call({ auth }: Reception, path: string, body: object, cookie: string) {
  const answer = await auth.handle(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", host: "127.0.0.1:8080", origin: ORIGIN, cookie },
      body: JSON.stringify(body),
    }),
  );
  const given = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return { status: answer.status, cookie: given.join("; "), body: Object(await answer.json()) };
}

test("all processes on one database know one another's sessions; a new secret key ends them, and no second factor", async () => {
  const opened = await testDatabase();
  onTestFinished(() => opened.close());
  const other = await opened.again();
  const settings = { settings: () => ({}), onComplaint: () => undefined };
  const [first, second] = [opened.database, other].map((database) => createAuth({ database, ...settings }));
  if (first === undefined || second === undefined) throw new Error("two were made");
  const token = await first.entrance.openForOwner();
  const welcome = await second.entrance.welcome(token, OWNER, new Headers());
  const cookie = welcome.let === "in" ? welcome.cookies.map((line) => line.split(";")[0]).join("; ") : "";
  const headers = new Headers({ cookie });
  expect(await first.auth.identify(headers)).toMatchObject({ kind: "person", email, everywhere: "owner" });

  const { body } = await call(first, "/two-factor/enable", { password }, cookie);
  const code = () => ({ code: totpOf(String(body.totpURI)) });
  expect((await call(second, "/two-factor/verify-totp", code(), cookie)).status).toBe(200);

  const sealed = createAuth({
    database: opened.database,
    secrets: async () => ["a key of thirty-two letters or more"],
    ...settings,
  });
  expect(await sealed.auth.identify(headers)).toBeUndefined();
  const halfway = await call(sealed, "/sign-in/email", { email, password }, "");
  expect(halfway).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
  expect((await call(sealed, "/two-factor/verify-totp", code(), halfway.cookie)).status).toBe(200);
});

test("a session or token of nonsense is nobody's, and costs no more than a look", async () => {
  const office = await openOffice();
  onTestFinished(() => office.close());
  const owner = await ownerAt(office.app, office.url);
  const [name = "", value = ""] = owner.cookies().split(";")[0]?.split("=") ?? [];
  const odd = [
    `${name}=`,
    `${name}=x`,
    `${name}=${value.slice(0, -4)}AAA%3D`,
    `${name}=${"x".repeat(5000)}`,
    "countersign.session_token=%ff%00",
  ];
  for (const cookie of odd) {
    const { status } = await createVisitor(office.url).call("GET", "/api/session", undefined, { cookie });
    expect([cookie.slice(0, 60), status]).toEqual([cookie.slice(0, 60), 401]);
  }
  for (const authorization of ["Bearer", "Bearer ", "Basic b2xnYTpvbGdh", "Bearer csk_ä".replace("ä", "%")])
    expect(
      (await createVisitor(office.url).call("GET", "/api/session", undefined, { authorization })).status,
    ).toBe(401);
  // who sends a key is nobody else, whatever cookie comes along
  const both = { authorization: "Bearer csk_nonsense", cookie: owner.cookies() };
  expect((await createVisitor(office.url).call("GET", "/api/session", undefined, both)).status).toBe(401);
});

test("bodies that are no JSON, too large, or of another kind are told in the API's own words", async () => {
  const office = await openOffice();
  onTestFinished(() => office.close());
  const send = async (body: string, type = "application/json") => {
    const answer = await fetch(`${office.url}/api/welcome`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    return [answer.status, Object(Object(await answer.json()).error).code];
  };
  expect(await send("{")).toEqual([400, "invalid"]);
  expect(await send("null")).toEqual([400, "invalid"]);
  expect(await send('{"__proto__":{"token":"x"}}')).toEqual([400, "invalid"]);
  expect(await send("token=x", "application/x-www-form-urlencoded")).toEqual([415, "invalid"]);
  expect(await send("{}", "text/plain")).toEqual([400, "invalid"]);
  expect(await send(`"${"x".repeat(2 * 1024 * 1024)}"`)).toEqual([413, "too_large"]);
});

test("the library's own environment makes it neither talkative nor trusting", async () => {
  const own = {
    BETTER_AUTH_TRUSTED_ORIGINS: "https://evil.example",
    BETTER_AUTH_TELEMETRY: "1",
    BETTER_AUTH_TELEMETRY_ENDPOINT: "http://127.0.0.1:9",
    BETTER_AUTH_SECRET: "known to somebody",
    BETTER_AUTH_URL: "https://evil.example",
  };
  Object.assign(process.env, own);
  onTestFinished(() => Object.keys(own).forEach((name) => Reflect.deleteProperty(process.env, name)));
  const office = await openOffice();
  onTestFinished(() => office.close());
  const owner = await ownerAt(office.app, office.url);
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect((await owner.call("POST", "/api/auth/sign-out", {}, headers)).status).toBe(403);
  expect(Object.keys(process.env).filter((name) => name.includes("TELEMETRY"))).toEqual([]);
});

test("a pure worker has neither console nor API, and a web process has both", async () => {
  const worker = await openOffice({ role: "worker" });
  const web = await openOffice({ role: "web" });
  const answers = [worker.app.reception, await entranceStatus(worker.url), await entranceStatus(web.url)];
  await worker.close();
  await web.close();
  expect(answers).toEqual([undefined, 404, 200]);
});
