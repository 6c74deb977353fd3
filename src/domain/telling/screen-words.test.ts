import { expect, test } from "vitest";
import { TRAIL_EVENTS } from "../trail.ts";
import { dayIn } from "./day-in.ts";
import { screenWords } from "./screen-words.ts";
import type { ScreenWords } from "./screen-words.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const AROUND: ScreenWords = {
  say: sayInEnglish,
  vendor: "Oneflow",
  playbookOf: (playbook) => (playbook === "sales" ? "Sales agreement" : playbook),
  nameOf: (connection) => (connection === "kommo" ? "Kommo" : "Oneflow"),
  day: (at) => dayIn("Europe/Stockholm", at, sayInEnglish),
};

test.each(TRAIL_EVENTS)("%s is told as a sentence, whatever its data", (event) => {
  for (const data of [
    {},
    { to: [1], files: "x", key: 7, reason: { a: 1 }, step: "constructor", until: "x" },
  ]) {
    const told = screenWords({ event, actor: "contracts", data }, AROUND);
    expect(told).toMatch(/^[A-Z“{]/u);
    expect(told).not.toMatch(/undefined|\[object|contracts/u);
  }
});

const TO = [{ name: "Lena Vogt", email: "lena@example.com" }];

test.each([
  ["planned", { playbook: "sales" }, "Planned by the playbook “Sales agreement”"],
  ["created", { id: "4711" }, "Draft created at Oneflow"],
  ["sent", { to: TO, through: "x" }, "Sent to Lena Vogt (lena@example.com) by Oneflow"],
  ["status_changed", { from: "sent", to: "signed", reason: "x" }, "Signed by everybody"],
  ["status_changed", { from: "sent", to: "withdrawn", reason: "by Ada" }, "Withdrawn: by Ada"],
  ["note_written", { key: "sent/note", text: "Out to Lena" }, "Note on the deal: “Out to Lena”"],
  [
    "note_written",
    { key: "failed/note", text: "Stopped. Then go on with `countersign retry --contract CS-1`." },
    "Note on the deal: “Stopped. Then go on with “Fix and resume”.”",
  ],
  [
    "task_created",
    { key: "declined/task", text: "Discuss terms", responsible: { id: "7", name: "Ada" } },
    "Task for Ada: “Discuss terms”",
  ],
  ["deal_moved", { stage: "Contract signed" }, "Deal moved to “Contract signed”"],
  ["archived", { files: [{ name: "contract.pdf" }] }, "Kept in the archive: contract.pdf"],
  ["extended", { until: "2026-12-05T23:30:00.000Z" }, "The signers have until 6 December 2026"],
  [
    "attempt_failed",
    { step: "create", detail: "Too many calls", attempt: 2, next: "retry" },
    "Creating the contract at Oneflow did not work: Too many calls. It is tried again (attempt 2 failed).",
  ],
  [
    "attempt_failed",
    { step: "signed#2/archive", code: "unavailable", next: "wait" },
    "Waits until Oneflow has made the signed PDF",
  ],
  [
    "attempt_failed",
    { step: "signed/note", detail: "Refused.", next: "stop" },
    "Writing a note on the deal did not work: Refused.",
  ],
  ["needs_attention", { step: "fill", detail: "No e-mail." }, "Stopped, and needs a person: No e-mail."],
  ["waiting", { connection: "contracts", detail: "Token revoked." }, "Waits for Oneflow: Token revoked."],
  ["asked", { what: "look" }, "Asked to look at it now"],
  [
    "looked",
    { asked: "link", ignored: "it is another deal's" },
    "Asked to link it to a contract that exists at the vendor, but it was not done: it is another deal's",
  ],
  ["linked", { id: "88", through: "contracts" }, "Linked to the contract 88 at Oneflow"],
  ["resumed", { step: "fill" }, "It goes on"],
] as const)("%s %j is told as “%s”", (event, data, expected) => {
  expect(screenWords({ event, actor: "contracts", data }, AROUND)).toBe(expected);
});
