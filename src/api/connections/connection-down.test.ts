import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../../sandbox/sandbox.ts";
import { good, openBareOffice } from "../../../tests/open-bare-office.ts";
import type { BareOffice } from "../../../tests/open-bare-office.ts";

let office: BareOffice;
beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true });
});
afterAll(() => office.close());

const PLACE = "/api/accounts/acme/connections";
const { kommo, oneflow } = SANDBOX_CREDENTIALS;

interface Findings {
  readonly findings: readonly { readonly level: string; readonly text: string; readonly help?: string }[];
}

interface Connection {
  readonly id: string;
  readonly health: { readonly state: string; readonly reason?: string; readonly text?: string };
}

type Id = "kommo" | "oneflow";

const IDS: readonly Id[] = ["kommo", "oneflow"];
/** A port at which nobody listens. */
const NOWHERE = "http://127.0.0.1:9";

const ask = (id: Id, what: "check" | "subscribe") =>
  good<Findings>(office.owner.post(`${PLACE}/${id}/${what}`));

async function healthOf(id: Id): Promise<Connection["health"] | undefined> {
  const { connections } = await good<{ connections: readonly Connection[] }>(office.owner.get(PLACE));
  return connections.find((each) => each.id === id)?.health;
}

/** Where the connection's calls go. */
async function connect(id: Id, base: string): Promise<void> {
  const changes = {
    kommo: {
      settings: { subdomain: kommo.subdomain, baseUrl: `${base}/kommo`, requestsPerSecond: 0 },
      secrets: { token: kommo.token },
    },
    oneflow: {
      provider: "oneflow",
      settings: {
        baseUrl: `${base}/oneflow/v1`,
        userEmail: oneflow.userEmail,
        workspace: "Sales",
        requestsPerSecond: 0,
      },
      secrets: { apiToken: oneflow.apiToken },
    },
  };
  await good(office.owner.call("PUT", `${PLACE}/${id}`, changes[id]));
}

/** The other side fails, or is not there at all. */
const TROUBLES = {
  "answers 500": {
    begin: async (id: Id) => office.sandbox.fault(id, { kind: "500", every: 1 }),
    reason: "unavailable",
    words: /The other side answered that it cannot serve us now\./u,
  },
  "refuses the connection": {
    begin: (id: Id) => connect(id, NOWHERE),
    reason: "unreachable",
    words: /The other side did not answer\./u,
  },
};
const CASES = IDS.flatMap((id) =>
  Object.entries(TROUBLES).map(([what, trouble]) => ({ id, what, ...trouble })),
);

beforeEach(async () => {
  for (const id of IDS) {
    office.sandbox.vendor(id).clearFaults();
    await connect(id, office.sandbox.url);
    await ask(id, "check");
  }
});

test("all of them work to begin with", async () => {
  for (const id of IDS) expect(await healthOf(id)).toMatchObject({ state: "good" });
});

for (const asked of ["check", "subscribe"] as const)
  test.each(CASES)(
    `while $id $what, ${asked} says so in words, and the connection no longer works`,
    async (trouble) => {
      const { id, begin, reason, words } = trouble;
      await begin(id);
      const { findings } = await ask(id, asked);
      expect(findings).toContainEqual(
        expect.objectContaining({
          level: "problem",
          text: expect.stringMatching(words),
          // nobody tries a check again by itself
          help: expect.stringMatching(/\bcheck again\b.*\.$/u),
        }),
      );
      expect(await healthOf(id)).toMatchObject({ state: "bad", reason, text: expect.stringMatching(words) });
    },
  );
