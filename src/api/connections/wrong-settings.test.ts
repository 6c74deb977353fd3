import { afterAll, beforeAll, expect, test } from "vitest";
import { good, openBareOffice } from "../../../tests/open-bare-office.ts";
import type { BareOffice } from "../../../tests/open-bare-office.ts";

let office: BareOffice;
beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
});
afterAll(() => office.close());

const ACME = "/api/accounts/acme";

interface Issue {
  readonly path: string;
  readonly text: string;
  readonly help?: string;
}

async function issuesOf(place: string, change: object): Promise<readonly Issue[]> {
  const { status, body } = await office.owner.call("PUT", `${ACME}/${place}`, change);
  expect(status).toBe(400);
  return Object(body).error.issues;
}

test("a setting that is wrong is called by its title, and what it must be is told without a file's keys", async () => {
  const kommo = { settings: { subdomain: "https://acme.kommo.com" }, secrets: { token: "a-token" } };
  expect(await issuesOf("connections/kommo", kommo)).toEqual([
    {
      path: "settings.subdomain",
      text: "“Subdomain” must be the account's subdomain alone: acme, where the address is acme.kommo.com.",
    },
  ]);
  const signing = { provider: "contractbook", settings: { requestsPerSecond: "quick" }, secrets: {} };
  for (const { text } of await issuesOf("connections/second", signing)) {
    expect(text).toMatch(/^“[A-Z][^”]*” .*\.$/u);
    expect(text).not.toContain("`");
  }
});

test("both ways into Kommo, or none, are told in words of the form", async () => {
  const oauth = { clientId: "i", redirectUri: "https://sign.example.com/api/kommo/callback" };
  const both = await issuesOf("connections/kommo", {
    settings: { subdomain: "acme", oauth },
    secrets: { token: "a-token", "oauth.clientSecret": "s" },
  });
  expect(both.map(({ text }) => text).join(" ")).not.toContain("`");
  const none = await issuesOf("connections/kommo", {
    settings: { subdomain: "acme" },
    secrets: { token: null },
  });
  expect(none.map(({ text }) => text)).toContain(
    "A way in is missing: enter a long-lived token, or the id and the secret of the integration.",
  );
});

test("settings without titles are told as well", async () => {
  expect(await issuesOf("settings", { timezone: "Atlantis/Capital" })).toEqual([
    { path: "timezone", text: "It must be an IANA time zone such as Europe/Stockholm." },
  ]);
});

test("an address of one's own network is refused with the place where it can be allowed", async () => {
  await good(office.owner.call("PUT", `${ACME}/settings`, { installation: { allowPrivateHosts: false } }));
  const inside = {
    provider: "contractbook",
    settings: { baseUrl: "http://10.0.0.7/v3" },
    secrets: { apiKey: "k" },
  };
  const issues = await issuesOf("connections/third", inside);
  expect(issues).toContainEqual({
    path: "settings.baseUrl",
    text: "10.0.0.7 is a private address.",
    help: "If calls may reach your own network, an owner of the installation ticks “Let calls reach private addresses” under Settings → Installation.",
  });
});
