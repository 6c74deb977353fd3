import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, aRemoteId, T0 } from "../../tests/builders.ts";
import { bracketedTexts, outsideBrackets } from "../../tests/bracketed-texts.ts";
import { good, openBareOffice } from "../../tests/open-bare-office.ts";
import type { BareOffice } from "../../tests/open-bare-office.ts";
import { createDeal } from "../../tests/town.ts";
import { wonPlaybook } from "../../tests/won-playbook.ts";
import { createTexts } from "../texts/texts.ts";

let office: BareOffice;
let sent: string;
let failed: string;

const ACCOUNT = "/api/accounts/acme";
const NAME = "$t(x) {{vendor}}";

beforeAll(async () => {
  office = await openBareOffice({ isSetUp: true, texts: createTexts({ eo: bracketedTexts() }) });
  const { contracts, trail } = office.app.store;
  const signer = {
    role: "client",
    name: NAME,
    email: "lena@example.com",
    order: 1,
    receives: "signature",
  } as const;
  const { contract: planned } = await contracts.plan(
    aNewContract({
      dealId: "9001",
      status: "sent",
      sentAt: T0,
      remoteId: aRemoteId("r-1"),
      about: { name: NAME, price: 1 },
      order: anOrder({ signers: [signer] }),
    }),
  );
  sent = planned.reference;
  const to = [{ name: NAME, email: "lena@example.com" }];
  await trail.note("acme", planned.id, T0, { event: "sent", actor: "contracts", data: { to } });
  await trail.note("acme", planned.id, T0, { event: "asked", actor: "person:Ada", data: { what: "look" } });
  const { contract: stopped } = await contracts.plan(
    aNewContract({
      dealId: "9002",
      failure: { code: "outcome_unfindable", detail: "", where: {}, step: "create", since: T0.toISOString() },
    }),
  );
  failed = stopped.reference;
});
afterAll(() => office.close());

const asked = (language: string | undefined, method: string, path: string, body?: unknown) =>
  office.owner.call(method, path, body, language === undefined ? {} : { "accept-language": language });

const read = <T>(language: string, path: string): Promise<T> =>
  good<T>(asked(language, "GET", `${ACCOUNT}${path}`));

/** Those that are not said in the other language from their first letter to their last. None of none is a mistake of the test. */
function unsaid(texts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  if (texts.length === 0) return ["there is nothing to look at"];
  return texts.filter((text = "") => !text.includes("[") || /\p{L}{2}/u.test(outsideBrackets(text)));
}

interface Page {
  readonly stands: string;
  readonly help?: string;
  readonly trail: readonly { readonly text: string }[];
  readonly actions: readonly {
    readonly isPossible: boolean;
    readonly because?: string;
    readonly help?: string;
    readonly atVendor: string;
    readonly inCrm: string;
  }[];
}

test("a contract's page comes in the language that is asked for: standing, trail, consequences, refusals", async () => {
  const page = await read<Page>("eo, en;q=0.5", `/contracts/${sent}`);
  expect(unsaid([page.stands, ...page.trail.map(({ text }) => text)])).toEqual([]);
  expect(unsaid(page.actions.flatMap(({ atVendor, inCrm }) => [atVendor, inCrm]))).toEqual([]);
  const refused = page.actions.filter(({ isPossible }) => !isPossible);
  expect(unsaid(refused.map(({ because }) => because))).toEqual([]);
  // some need no advice on a screen
  expect(unsaid(refused.flatMap(({ help = "" }) => (help === "" ? [] : [help])))).toEqual([]);
});

test("what others wrote stays as they wrote it", async () => {
  const page = await read<Page>("eo", `/contracts/${sent}`);
  expect(page.stands).toContain(NAME);
  expect(page.trail.map(({ text }) => text).join()).toContain(NAME);
});

test("what has stopped comes in that language, on every page that tells of it", async () => {
  interface Troubled {
    readonly contracts: readonly {
      readonly what: string;
      readonly help: string;
      readonly problem?: string;
    }[];
  }
  const { stands, help } = await read<Page>("eo", `/contracts/${failed}`);
  const attention = await read<Troubled>("eo", "/attention");
  const list = await read<Troubled>("eo", "/contracts?status=failed");
  const told = attention.contracts.flatMap(({ what, help: way, problem }) => [what, way, problem]);
  expect(unsaid([stands, help, ...told, ...list.contracts.map(({ problem }) => problem)])).toEqual([]);
});

test("a dry run comes in that language", async () => {
  const dealId = await createDeal(office.sandbox);
  const body = { playbook: wonPlaybook("draft", { contractField: "Contract ID" }), dealId };
  const run = await good<{ held: string; next: string; effects: readonly string[] }>(
    asked("eo", "POST", `${ACCOUNT}/playbooks/dry-run`, body),
  );
  expect(unsaid([run.held, run.next, ...run.effects])).toEqual([]);
});

test("setting up comes in that language: steps, settings, what was found, and the fields to choose from", async () => {
  interface Providers {
    readonly providers: readonly {
      readonly steps: readonly string[];
      readonly dialects: readonly {
        readonly settings: { readonly properties: Readonly<Record<string, { readonly title: string }>> };
      }[];
    }[];
  }
  const { providers } = await read<Providers>("eo", "/connections/providers");
  expect(unsaid(providers.flatMap(({ steps }) => steps))).toEqual([]);
  expect(
    unsaid(
      providers.flatMap(({ dialects }) =>
        dialects.flatMap(({ settings }) => Object.values(settings.properties).map(({ title }) => title)),
      ),
    ),
  ).toEqual([]);
  const hook = await good<{ findings: readonly { text: string }[] }>(
    asked("eo", "POST", `${ACCOUNT}/connections/kommo/subscribe`),
  );
  expect(unsaid(hook.findings.map(({ text }) => text))).toEqual([]);
  const { fields } = await read<{ fields: { other: readonly { name: string }[] } }>("eo", "/choices");
  expect(unsaid(fields.other.map(({ name }) => name))).toEqual([]);
});

test("who changed what, and a table's heading, come in that language", async () => {
  const { changes } = await read<{ changes: readonly { event: string; text: string }[] }>("eo", "/changes");
  // notes are kept as they were written
  expect(unsaid(changes.filter(({ event }) => event !== "saved").map(({ text }) => text))).toEqual([]);
  const { body } = await asked("eo", "GET", `${ACCOUNT}/contracts.csv`);
  const [heading = "", line = ""] = String(body).split("\r\n");
  expect(unsaid(heading.replace("\uFEFF", "").split(","))).toEqual([]);
  expect(line).toContain("[");
});

test.each([
  ["GET", `${ACCOUNT}/contracts/CS-NONE`, undefined, 404],
  ["GET", `${ACCOUNT}/contracts?limit=many`, undefined, 400],
  ["GET", "/api/nowhere", undefined, 404],
  ["POST", `${ACCOUNT}/keys`, { name: "k", role: "viewer", endsAt: "2020-01-01T00:00:00Z" }, 400],
  ["DELETE", `${ACCOUNT}/playbooks/none`, undefined, 404],
] as const)(
  "an error comes in that language, with the same code: %s %s",
  async (method, path, body, status) => {
    interface Problem {
      readonly error: { readonly code: string; readonly text: string; readonly help?: string };
    }
    const told = async (language: string | undefined): Promise<Problem> => {
      const answer = await asked(language, method, path, body);
      expect(answer.status).toBe(status);
      return JSON.parse(JSON.stringify(answer.body));
    };
    const [english, other] = [await told(undefined), await told("eo")];
    expect(other.error.code).toBe(english.error.code);
    const { text, help = text } = other.error;
    expect(unsaid([text, help])).toEqual([]);
    expect(english.error.text).not.toContain("[");
  },
);

test("in a language that is not there, and in none, everything comes in English", async () => {
  const [unknown, none] = await Promise.all(
    ["tlh", ""].map((language) => read<Page>(language, `/contracts/${sent}`)),
  );
  expect(unknown).toEqual(none);
  expect(none?.stands).toMatch(/^Out for signature at /u);
  expect(JSON.stringify(none)).not.toContain("[Out");
});
