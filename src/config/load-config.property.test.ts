import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument, visit } from "yaml";
import type { Node } from "yaml";
import { PROVIDERS } from "../providers/all.ts";
import { loadConfig } from "./load-config.ts";

const ENV = { KOMMO_TOKEN: "kommo-token-0123456789", HOOK: "path-secret-0123456789" };
const SECRETS = [...Object.values(ENV), "contractbook-key-0123456789", "signing-key-0123456789"];

/** Every group of the file with something in it. */
const VALID = `server: { publicUrl: https://sign.example.com, port: 8080 }
archive: { directory: archive }
retention: { callsDays: 7, deliveriesDays: 7 }
accounts:
  acme:
    timezone: Europe/Stockholm
    locale: sv
    kommo:
      subdomain: acme
      token: \${KOMMO_TOKEN}
      webhookSecret: \${HOOK}
      requestsPerSecond: 5
    connections:
      contracts:
        provider: contractbook
        dialect: brief
        webhookSecret: vendor-\${HOOK}
        signingSecret: signing-key-0123456789
        apiKey: contractbook-key-0123456789
    playbooks:
      - id: won-agreement
        when: { pipeline: Sales, stage: Won }
        where: [ { value: deal.price, atLeast: 1 }, { value: deal.tags, is: vip } ]
        send:
          through: contracts
          template: { by: deal.fields.Plan, map: { Growth: tpl_growth }, default: tpl_standard }
          title: "Agreement with {{ company.name | default: contact.name }}"
          fields:
            client_name: "{{ contact.name }}"
            deal_amount: "{{ deal.price }}"
          signers:
            - { role: client, name: "{{ contact.name }}", email: "{{ contact.email }}" }
            - { role: internal, name: Ada Owner, email: owner@example.com, order: 2 }
          expiresInDays: 14
        contractField: Contract ID
        outcomes:
          signed: { stage: Contract signed, note: "signed", attach: true }
          expired: { task: { text: "Remind", dueInHours: 3 }, resend: false }
`;

const ANSWERS = ["loads", "problems"] as const;

/** Loads, or says what is wrong and where: never throws, never shows a secret, never points outside of the file. */
function isAnswered(text: string): (typeof ANSWERS)[number] {
  const result = loadConfig(text, ENV, { providers: PROVIDERS });
  if ("config" in result) return "loads";
  expect(result.problems.length).toBeGreaterThan(0);
  const lines = text.split("\n").length + 1;
  for (const problem of result.problems) {
    expect(problem.text.trim()).not.toBe("");
    // only a file without anything in it has no place to point to
    const hasPlace = typeof problem.line === "number" && typeof problem.column === "number";
    expect(hasPlace || problem.text === "The file is empty.").toBe(true);
    expect(problem.line ?? 1).toBeGreaterThanOrEqual(1);
    expect(problem.line ?? 1).toBeLessThanOrEqual(lines);
    const shown = JSON.stringify(problem);
    for (const secret of SECRETS) expect(shown).not.toContain(secret);
  }
  return "problems";
}

/** A scalar that may stand where another was meant: YAML of any kind. */
const anything = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    "",
    " ",
    "x",
    "2026-11-21",
    "{{ deal.name",
    "${NOPE}",
    "__proto__",
    "\u0000",
  ),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom([], {}, [[]], { constructor: 1 }, ["a", "b"]),
  fc.jsonValue({ maxDepth: 2 }),
);

function nodesOf(text: string): { readonly count: number; replaced(at: number, value: unknown): string } {
  const found: Node[] = [];
  visit(parseDocument(text), {
    Scalar: (_, node) => void found.push(node),
    Collection: (_, node) => void found.push(node),
  });
  return {
    count: found.length,
    replaced(at, value) {
      const document = parseDocument(text);
      let index = 0;
      const take = (): Node | undefined => (index++ === at ? document.createNode(value) : undefined);
      visit(document, { Scalar: take, Collection: take });
      return document.toString();
    },
  };
}

const nodes = nodesOf(VALID);
const lines = VALID.split("\n");

test("the file from which all others are made loads", () => {
  expect(isAnswered(VALID)).toBe("loads");
});

test("whatever stands in the place of a value, a key or a group, it loads or is told", () => {
  const answers = new Set<string>();
  fc.assert(
    fc.property(fc.nat(nodes.count - 1), anything, (at, value) => {
      answers.add(isAnswered(nodes.replaced(at, value)));
    }),
    { numRuns: 200 },
  );
  expect(answers.size).toBe(2);
});

test("whatever line is lost, doubled, moved or indented, it loads or is told", () => {
  const change = fc.constantFrom("lose", "double", "move", "indent", "outdent", "tab");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(change, fc.nat(lines.length - 1), fc.nat(lines.length - 1)), {
        minLength: 1,
        maxLength: 4,
      }),
      (changes) => {
        const text = changes.reduce<readonly string[]>(
          (now, [what, at, to]) => withLine(now, what, at, to),
          lines,
        );
        expect(ANSWERS).toContain(isAnswered(text.join("\n")));
      },
    ),
    { numRuns: 200 },
  );
});

test("whatever is typed into the file or cut out of it, it loads or is told", () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      ":",
      "- ",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      '"',
      "'",
      "#",
      "\t",
      "<<: ",
      "!!binary ",
      "|\n",
      "%",
      "\r",
      "${",
    ),
  );
  fc.assert(
    fc.property(fc.nat(VALID.length), fc.nat(20), typed, (from, length, text) => {
      expect(ANSWERS).toContain(isAnswered(VALID.slice(0, from) + text + VALID.slice(from + length)));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["nothing", ""],
  ["a comment", "# nothing\n"],
  ["a text", "hello"],
  ["a list", "- a\n- b\n"],
  ["two documents", `${VALID}---\n${VALID}`],
  ["binary rubbish", "\u0000\u0001\ufeff\ud800"],
  ["an alias to itself", "server: &a { publicUrl: *a }"],
  [
    "a thousand aliases",
    `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
      { length: 8 },
      (_, n) =>
        `b${n}: &b${n} [${Array(9)
          .fill(n === 0 ? "*a" : `*b${n - 1}`)
          .join(",")}]`,
    ).join("\n")}`,
  ],
  ["a deep nest", `${"[".repeat(2_000)}${"]".repeat(2_000)}`],
  [
    "keys of prototypes",
    "accounts: { __proto__: { polluted: 1 }, constructor: {} }\n__proto__: { polluted: 1 }",
  ],
])("%s in the place of the file is told", (_, text) => {
  expect(isAnswered(text)).toBe("problems");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

function withLine(now: readonly string[], what: string, at: number, to: number): readonly string[] {
  const line = now[at] ?? "";
  const rest = now.filter((_, index) => index !== at);
  switch (what) {
    case "lose":
      return rest;
    case "double":
      return now.toSpliced(at, 0, line);
    case "move":
      return rest.toSpliced(to, 0, line);
    case "indent":
      return now.toSpliced(at, 1, `  ${line}`);
    case "outdent":
      return now.toSpliced(at, 1, line.replace(/^ {2}/, ""));
    default:
      return now.toSpliced(at, 1, `\t${line}`);
  }
}
