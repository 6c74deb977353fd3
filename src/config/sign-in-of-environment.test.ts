import { expect, test } from "vitest";
import { glance } from "./glance.ts";
import { loadConfig } from "./load-config.ts";
import { loadDocument } from "./load-document.ts";
import { secretsOf } from "./secrets-of.ts";
import { signInOfEnvironment } from "./sign-in-of-environment.ts";

const WHOLE = {
  COUNTERSIGN_SSO_ISSUER: "https://login.example.com/",
  COUNTERSIGN_SSO_CLIENT_ID: "countersign",
  COUNTERSIGN_SSO_CLIENT_SECRET: "issuer-secret",
};
const SIGN_IN =
  "signIn: { issuer: https://login.example.com, clientId: c, clientSecret: '${SSO}', allowedDomains: [EXAMPLE.com] }";

/** Settings of the file's server part, as they load. */
function load(server: string) {
  const text = `server: { ${server} }\naccounts: {}\n`;
  return loadConfig(text, { SSO: "issuer-secret" }, { providers: [] });
}

function problems(server: string): readonly string[] {
  const loaded = load(server);
  return "problems" in loaded ? loaded.problems.map(({ path }) => path) : [];
}

test("the environment names an issuer, or none", () => {
  expect(signInOfEnvironment({})).toBeUndefined();
  expect(signInOfEnvironment({ COUNTERSIGN_SSO_ISSUER: "" })).toBeUndefined();
  const more = {
    COUNTERSIGN_SSO_ALLOWED_DOMAINS: "Example.com, example.org",
    COUNTERSIGN_SSO_ROLE: "operator",
  };
  expect(signInOfEnvironment({ ...WHOLE, ...more })).toEqual({
    issuer: "https://login.example.com",
    clientId: "countersign",
    clientSecret: "issuer-secret",
    allowedDomains: ["example.com", "example.org"],
    role: "operator",
    trustEmail: false,
  });
});

test.each([
  ["COUNTERSIGN_SSO_CLIENT_SECRET", ""],
  ["COUNTERSIGN_SSO_ISSUER", "login.example.com"],
  ["COUNTERSIGN_SSO_ALLOWED_DOMAINS", "@example.com"],
  ["COUNTERSIGN_SSO_ROLE", "owner"],
  ["COUNTERSIGN_SSO_TRUST_EMAIL", "perhaps"],
  ["COUNTERSIGN_SSO_ACCOUNTS", "acme,all/of/them"],
])("what is wrong in %s is told by its name", (name, value) => {
  expect(() => signInOfEnvironment({ ...WHOLE, [name]: value })).toThrow(name);
});

test("the file says the same, and its secret is known as one", () => {
  const loaded = load(`publicUrl: https://sign.example.com, ${SIGN_IN}`);
  const config = "config" in loaded ? loaded.config : undefined;
  expect(config?.server.signIn).toMatchObject({
    allowedDomains: ["example.com"],
    role: "viewer",
    trustEmail: false,
  });
  expect(config === undefined ? [] : secretsOf(config)).toContain("issuer-secret");
});

test("an issuer needs an address of ours to send people back to, and TLS", () => {
  expect(problems(SIGN_IN)).toEqual(["server.signIn"]);
  expect(
    problems(`publicUrl: https://sign.example.com, ${SIGN_IN.replace("https://login", "http://login")}`),
  ).toEqual(["server.signIn.issuer"]);
});

test("an account that there is not is told at its place", () => {
  const signIn = SIGN_IN.replace(" }", ", accounts: [acme, acmee] }");
  const text = `server: { publicUrl: https://sign.example.com, ${signIn} }\naccounts: { acme: {} }\n`;
  const loaded = loadConfig(text, { SSO: "issuer-secret" }, { providers: [] });
  expect("problems" in loaded && loaded.problems).toContainEqual(
    expect.objectContaining({
      path: "server.signIn.accounts[1]",
      text: "There is no account named “acmee”; did you mean “acme”?",
      help: "Known: acme.",
    }),
  );
});

test("commands beside the service do without the secret", () => {
  const text = `server: { dataDir: here, publicUrl: https://sign.example.com, ${SIGN_IN} }\naccounts: {}\n`;
  expect(glance(text, {}, { providers: [] })).toMatchObject({
    glance: { publicUrl: "https://sign.example.com" },
  });
});

test("where no file rules it is not kept: its secret would stand in the database in clear", () => {
  const signIn = { issuer: "https://login.example.com", clientId: "c", clientSecret: "s" };
  const document = { server: { publicUrl: "https://sign.example.com", signIn } };
  const installation = { document, secrets: new Map<string, string>() };
  const loaded = loadDocument({ installation, accounts: new Map() }, { providers: [] });
  expect(loaded.problems.get("*")).toMatchObject([{ path: "server.signIn" }]);
});
