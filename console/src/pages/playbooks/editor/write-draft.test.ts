import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft.ts";
import { readDraft } from "./read-draft.ts";
import { writeDraft } from "./write-draft.ts";

test("texts that were emptied are left out", () => {
  const send = { ...EMPTY_DRAFT.send, message: " ", level: "", fields: { a: "", b: "x" } };
  const written = writeDraft({ ...EMPTY_DRAFT, contractField: "", send });
  expect(written).not.toHaveProperty("contractField");
  expect(written.send).toMatchObject({ fields: { b: "x" } });
  expect(written.send).not.toHaveProperty("message");
  expect(written.send).not.toHaveProperty("level");
});

test("whatever the API tells of a playbook comes back as it was", () => {
  const playbook = {
    id: "won",
    enabled: true,
    when: { pipeline: "Sales", stage: "Won" },
    where: [
      { value: "deal.price", atLeast: 500 },
      { value: "deal.fields.Plan", oneOf: ["Growth", 7] },
    ],
    send: {
      through: { by: "deal.fields.Country", map: { DE: "contracts" }, default: "others" },
      template: "Standard agreement",
      title: "{{ deal.name }}",
      message: "Hello",
      fields: { client_name: "{{ contact.name }}" },
      signers: [{ role: "client", name: "A", email: "B", phone: "C", order: 2, receives: "copy" }],
      expiresInDays: 14,
      level: "QES",
      acceptWeaker: true,
      automatically: false,
      options: { anything: [{ at: "all" }] },
    },
    contractField: "Contract ID",
    onAmountChange: "note",
    reentry: "never",
    archiveFirst: false,
    outcomes: {
      signed: { stage: "Signed", pipeline: "Sales", from: ["Won"], note: false, attach: true, when: "all" },
      declined: { note: "No", task: { text: "Call", dueInHours: 2 }, resend: false },
      expired: { task: false },
      failed: { note: "…" },
    },
  };
  expect(writeDraft(readDraft(playbook))).toEqual(playbook);
});

test("a playbook with nonsense in it can be opened", () => {
  const draft = readDraft({
    id: 7,
    where: 7,
    when: "Won",
    send: { signers: "nobody", through: { map: {} }, fields: { a: 1, b: "x" }, expiresInDays: "30" },
    outcomes: { signed: "done", declined: { note: 7, task: 7 } },
  });
  expect(draft).toEqual({
    ...EMPTY_DRAFT,
    enabled: true,
    send: { ...EMPTY_DRAFT.send, fields: { b: "x" } },
    outcomes: { signed: {}, declined: {} },
  });
  for (const nothing of [undefined, null, "a playbook", []]) expect(readDraft(nothing).id).toBe("");
});
