import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft.ts";
import { readDraft } from "./read-draft.ts";
import { writeDraft } from "./write-draft.ts";

test("texts that were emptied are left out", () => {
  const send = { ...EMPTY_DRAFT.send, message: " ", level: "", fields: { a: "", b: "x" } };
  const written = writeDraft({ ...EMPTY_DRAFT, contractField: "", send });
  expect(written).not.toHaveProperty("contractField");
  expect(written["send"]).toMatchObject({ fields: { b: "x" } });
  expect(written["send"]).not.toHaveProperty("message");
  expect(written["send"]).not.toHaveProperty("level");
});

test("what the editor has no field for comes back as it was", () => {
  const playbook = { id: "won", outcomes: { failed: { note: "…" } }, send: { through: "c", template: "t" } };
  expect(writeDraft(readDraft(playbook))).toMatchObject(playbook);
});

test("a playbook with nonsense in it can be opened", () => {
  const draft = readDraft({ id: "won", where: 7, send: { signers: "nobody" } });
  expect(draft.where).toEqual([]);
  expect(draft.send.signers).toHaveLength(1);
});
