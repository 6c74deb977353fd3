import { expect, test } from "vitest";
import { PROVIDERS } from "../providers/all.ts";
import { loadConfig } from "./load-config.ts";

/** One account with two connections; the playbook's lines begin at line 9. */
function fileWith(...playbook: readonly string[]): string {
  return [
    "accounts:",
    "  acme:",
    "    kommo: { subdomain: acme, token: token-01234567 }",
    "    connections:",
    "      contracts: { provider: contractbook, apiKey: key-01234567 }",
    "      brief: { provider: contractbook, dialect: brief, apiKey: key-01234567, signingSecret: secret-0123 }",
    "    playbooks:",
    ...playbook,
  ].join("\n");
}

function problemsOf(text: string): readonly string[] {
  const result = loadConfig(text, {}, { providers: PROVIDERS });
  return "problems" in result ? result.problems.map(({ line, text: says }) => `${line ?? "-"} ${says}`) : [];
}

test("a playbook that fails its schema hides nothing else that is wrong with it, and each has its line", () => {
  const text = fileWith(
    "      - id: one",
    "        when: { pipeline: Sales, stage: Won }",
    "        send:",
    "          through: contract",
    "          template: t",
    '          title: "{{ deal.nam }}"',
    "      - id: one",
    "        when: { pipeline: Sales, stage: Won }",
    "        send:",
    "          through: brief",
    "          template: t",
    "          expiresInDays: soon",
    "          options: { autosign: true }",
    "          signers:",
    "            - { role: a, name: A, email: a@example.com, order: 1, recieves: copy }",
    "            - { role: b, name: B, email: b@example.com, order: 1 }",
    "            - { role: c, name: C, email: c@example.com, order: 2 }",
    "        outcomes:",
    "          signed: { stage: won, pipeline: sales }",
  );
  expect(problemsOf(text)).toEqual([
    "11 There is no connection named “contract”; did you mean “contracts”?",
    '13 `title`: “deal” has no value named “nam”; did you mean “name”? Custom fields are written deal.fields["nam"].',
    "14 The id “one” is used by another playbook.",
    "19 `expiresInDays` must be a number.",
    "20 There is no setting named “autosign” here.",
    "21 Contractbook cannot let signers sign in grouped order.",
    "22 There is no setting named “recieves” here; did you mean “receives”?",
    "26 The outcome would move the deal into the stage that starts this playbook.",
  ]);
});

test.each([
  "7",
  "a text",
  "[]",
  "{}",
  "{ send: 1, outcomes: [] }",
  "{ send: { through: { by: 1 } } }",
  "null",
])("a playbook that is %s has problems of its own, and none is invented beside them", (value) => {
  const problems = problemsOf(fileWith(`      - ${value}`));
  expect(problems.every((each) => each.startsWith("8 "))).toBe(true);
  expect(problems.join("\n")).not.toContain("connection named");
});

test("a choice of connections is looked through although another part of the playbook is wrong", () => {
  const text = fileWith(
    "      - id: one",
    "        when: { pipeline: Sales }",
    "        send:",
    "          through: { by: deal.fields.Plan, map: { Growth: contracts, Scale: contracs } }",
    "          template: t",
  );
  expect(problemsOf(text)).toEqual([
    "9 `stage` is missing.",
    "11 There is no connection named “contracs”; did you mean “contracts”?",
  ]);
});
