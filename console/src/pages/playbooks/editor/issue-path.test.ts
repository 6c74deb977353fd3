import { expect, test } from "vitest";
import { issueAt } from "./issue-path.ts";
import { sectionOf } from "./section-of.ts";

const ISSUES = [
  { path: "body.playbook.send.signers.0.email", text: "This is no address.", help: "Enter one." },
  { path: "send.template", text: "It is missing." },
];

test("a problem stands at its field, whatever the call was called", () => {
  expect(issueAt(ISSUES, "send.signers.0.email")).toBe("This is no address. Enter one.");
  expect(issueAt(ISSUES, "send.signers.0")).toBeUndefined();
  expect(issueAt(ISSUES, "send.signers", true)).toBeDefined();
});

test("each path belongs to a section that people know", () => {
  expect(sectionOf("id")).toBe("when");
  expect(sectionOf("send.through.map.DE")).toBe("send");
  expect(sectionOf("send.fields.client_name")).toBe("fields");
  expect(sectionOf("outcomes.signed.stage")).toBe("outcomes");
  expect(sectionOf("send.options.quality")).toBe("more");
});
