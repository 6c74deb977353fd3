import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DealView } from "../deal.ts";
import type { Playbook } from "../playbook.ts";
import { EXAMPLE_NOW, EXAMPLE_PLAYBOOK, EXAMPLE_REFERENCE, EXAMPLE_VIEW, exampleScope } from "./example.ts";
import { fillOrder } from "./fill-order.ts";

function fill(
  playbook: Playbook = EXAMPLE_PLAYBOOK,
  view: DealView = EXAMPLE_VIEW,
): ReturnType<typeof fillOrder> {
  const scope = exampleScope({ view });
  const { timezone, locale } = scope;
  return fillOrder({
    playbook,
    scope,
    view,
    reference: EXAMPLE_REFERENCE,
    timezone,
    locale,
    now: EXAMPLE_NOW,
  });
}

function problemsOf(result: ReturnType<typeof fillOrder>): readonly string[] {
  return "problems" in result ? result.problems.map(({ what, text }) => `${what}: ${text}`) : [];
}

function withSend(send: Partial<Playbook["send"]>): Playbook {
  return { ...EXAMPLE_PLAYBOOK, send: { ...EXAMPLE_PLAYBOOK.send, ...send } };
}

test("fills the article's contract from the deal, empty fields left out", () => {
  expect(fill()).toEqual({
    order: {
      reference: "CS-EXAMPLE001",
      template: "tpl_growth",
      title: "Agreement with Nordwind GmbH",
      fields: { client_name: "Lena Vogel", deal_amount: "12500", contract_date: "22.11.2026" },
      signers: [
        { role: "client", name: "Lena Vogel", email: "lena@example.com", order: 1, receives: "signature" },
        { role: "internal", name: "Ada Owner", email: "owner@example.com", order: 2, receives: "signature" },
      ],
      tags: [],
      expiresAt: "2026-12-05T23:30:00.000Z",
      timezone: "Europe/Stockholm",
      locale: "en",
      deal: { id: "4711", name: "Nordwind yearly", price: 12500 },
      options: {},
    },
  });
});

test("names every missing value at once, with the place in Kommo", () => {
  const view = {
    ...EXAMPLE_VIEW,
    contact: { id: "31", name: " ", emails: ["lena(at)example"], phones: [], fields: [] },
  };
  const playbook = withSend({ template: { by: "deal.fields.Discount", map: { "10": "tpl_ten" } } });
  expect(problemsOf(fill(playbook, view))).toEqual([
    "template: Kommo: the deal's field “Discount” is empty, and the playbook only knows “10”; fill in one of these.",
    "signer client name: The name of the signer “client” is missing. Fill in the contact's name in Kommo.",
    "signer client e-mail: The e-mail of the signer “client” is not one valid address: “lena(at)example”. Fill in the contact's e-mail in Kommo.",
  ]);
});

test("a deal without a contact asks for one", () => {
  const { contact: _, ...view } = EXAMPLE_VIEW;
  const problems = problemsOf(fill(EXAMPLE_PLAYBOOK, view));
  expect(problems).toHaveLength(2);
  expect(problems[1]).toContain("The deal has no contact: link one to it in Kommo.");
});

test("refuses the same person twice in one role, and a contract that nobody signs", () => {
  const [client] = EXAMPLE_PLAYBOOK.send.signers;
  const twice = client ? [client, { ...client, email: "LENA@example.com" }] : [];
  expect(problemsOf(fill(withSend({ signers: twice })))).toEqual([
    "signer client: The signer “client” with the e-mail LENA@example.com is named twice; each person signs once.",
  ]);
  const copy = client ? [{ ...client, receives: "copy" as const }] : [];
  expect(problemsOf(fill(withSend({ signers: copy })))).toEqual([
    "signers: The playbook names nobody who signs.",
  ]);
});

test("phone and language are put into the vendors' form, or refused", () => {
  const signer = { role: "client", name: "A", email: "a@example.com", receives: "signature" as const };
  const good = fill(
    withSend({
      signers: [{ ...signer, phone: "{{ contact.phone }}", language: "{{ contact.fields.Language }}" }],
    }),
  );
  expect("order" in good && good.order.signers[0]).toMatchObject({ phone: "+4915112345678", language: "de" });
  const bad = fill(
    withSend({ signers: [{ ...signer, phone: "0151 12", language: "Klingon" }], language: "xx yy" }),
  );
  expect(problemsOf(bad)).toHaveLength(3);
});

test("a title is one line of at most 200 characters and holds no invisible ones", () => {
  const result = fill(withSend({ title: `A\r\nB\u0000\u202e ${"é".repeat(300)}` }));
  const title = "order" in result ? result.order.title : "";
  expect(title.startsWith("A B é")).toBe(true);
  expect(Array.from(title)).toHaveLength(200);
});

test("message, language, tags and a template that was chosen already go along", () => {
  const playbook = withSend({
    message: "Dear {{ contact.first_name }}\r\n\u0000",
    language: "{{ contact.fields.Language }}",
  });
  const scope = exampleScope();
  const { timezone, locale } = scope;
  const source = {
    playbook,
    scope,
    view: EXAMPLE_VIEW,
    reference: EXAMPLE_REFERENCE,
    timezone,
    locale,
    now: EXAMPLE_NOW,
  };
  const result = fillOrder({ ...source, template: "tpl_kept", tags: ["kommo"] });
  expect("order" in result && result.order).toMatchObject({
    message: "Dear Lena",
    language: "de",
    tags: ["kommo"],
    template: "tpl_kept",
  });
});

test("an empty message or language is left out; an unknown language is a problem", () => {
  const empty = fill(withSend({ message: "{{ deal.fields.Discount }}", language: " " }));
  expect(empty).toEqual(fill());
  expect("order" in empty && Object.keys(empty.order).toSorted()).toEqual(
    ["deal", "expiresAt", "fields", "locale", "options", "reference", "signers"].concat([
      "tags",
      "template",
      "timezone",
      "title",
    ]),
  );
  expect(problemsOf(fill(withSend({ language: "{{ deal.name }}" })))).toEqual([
    "language: The contract's language is not one we know: “Nordwind yearly”. Fill in the deal's name in Kommo.",
  ]);
  expect(problemsOf(fill(withSend({ language: "{{ deal.name | nope }}" })))).toEqual([
    "language: The text of language cannot be filled in: there is no filter named “nope”.",
  ]);
});

test("an empty title is a problem, said once; so is each text that cannot be read", () => {
  expect(problemsOf(fill(withSend({ title: "{{ deal.fields.Discount }}" })))).toEqual([
    "title: The contract's title is empty. Fill in the deal's field “Discount” in Kommo.",
  ]);
  const broken = withSend({
    title: "{{ deal.name",
    message: "{{ deel.name }}",
    fields: { a: "{{ deal.nope }}" },
  });
  const problems = problemsOf(fill(broken));
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(["title", "message", "fields.a"]);
  expect(problemsOf(fill(withSend({ title: "" })))[0]).toContain("Correct it in the playbook.");
});

test("what is too long for a vendor is cut, with a sign that something is missing", () => {
  const result = fill(
    withSend({ message: "é".repeat(6_000), fields: { a: "é".repeat(20_000), b: "short\n\tline" } }),
  );
  const { message = "", fields = {} } = "order" in result ? result.order : {};
  expect(Array.from(message)).toHaveLength(5_000);
  expect(Array.from(fields["a"] ?? "")).toHaveLength(10_000);
  expect([message.at(-1), fields["a"]?.at(-1), fields["b"]]).toEqual(["…", "…", "short\n\tline"]);
});

test("the signing period is counted from now, in whole days", () => {
  const result = fill(withSend({ expiresInDays: 1 }));
  expect("order" in result && result.order.expiresAt).toBe("2026-11-22T23:30:00.000Z");
});

test("whatever people type into Kommo, an order's addresses hold no separator and its names no control character", () => {
  const typed = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.emailAddress());
  fc.assert(
    fc.property(typed, typed, (name, email) => {
      const contact = { id: "31", name, emails: [email], phones: [], fields: [] };
      const result = fill(EXAMPLE_PLAYBOOK, { ...EXAMPLE_VIEW, contact });
      if ("problems" in result) return;
      const [signer] = result.order.signers;
      expect(signer?.email).toMatch(/^[^\s,;<>()]+@[^\s,;<>()@]+\.[^\s,;<>()@]+$/);
      expect(signer?.name).toMatch(/^[^\p{Cc}]+$/u);
    }),
  );
});
