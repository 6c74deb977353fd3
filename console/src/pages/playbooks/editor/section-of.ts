/** The sections of the editor in which something can be wrong. */
export type EditorSection = "when" | "send" | "fields" | "signers" | "outcomes" | "more";

const OF_SEND: ReadonlySet<string> = new Set(["through", "template", "title", "message", "expiresInDays"]);

/** Where a path of a playbook is edited: `send.signers.0.email` → `signers`. */
export function sectionOf(path: string): EditorSection {
  const [first = "", second = ""] = path.split(".");
  if (["id", "name", "when", "where", ""].includes(first)) return "when";
  if (first === "outcomes") return "outcomes";
  if (first !== "send") return "more";
  if (second === "signers" || second === "fields") return second;
  return OF_SEND.has(second) || second === "" ? "send" : "more";
}
