import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft.ts";
import { matchSigners, matchTemplate } from "./match-template.ts";

const TEMPLATE = {
  id: "tpl",
  name: "Agreement",
  isDescribed: true,
  fields: [
    { name: "client_name", type: "text", required: true, suggestion: "{{ contact.name }}" },
    { name: "plan", type: "text", required: false, suggestion: "{{ deal.fields.Plan }}" },
    { name: "remark", type: "text", required: false },
  ],
  roles: [
    { role: "Buyer", suggestion: { name: "{{ contact.name }}", email: "{{ contact.email }}" } },
    { role: "Seller" },
  ],
};

test("empty fields are filled with what fits by name; what somebody wrote stays", () => {
  const fields = matchTemplate({ plan: "Scale", client_name: "" }, TEMPLATE);
  expect(fields).toEqual({ plan: "Scale", client_name: "{{ contact.name }}" });
});

test("untouched signers become the template's roles, changed ones stay", () => {
  const { signers } = EMPTY_DRAFT.send;
  expect(matchSigners(signers, TEMPLATE).map(({ role, order }) => [role, order])).toEqual([
    ["Buyer", 1],
    ["Seller", 2],
  ]);
  const changed = signers.map((signer) => ({ ...signer, role: "witness" }));
  expect(matchSigners(changed, TEMPLATE)).toBe(changed);
});
