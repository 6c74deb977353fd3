import type { Issue } from "../../../api/api-error.ts";

/** `body.playbook.send.title` and `playbook.send.title` → `send.title`: as the draft itself is built. */
export function issuePath(path: string): string {
  return path.replace(/^body\./u, "").replace(/^playbook\./u, "");
}

/** What is wrong at a place, in one text; `undefined` = nothing. `below`: also inside it. */
export function issueAt(issues: readonly Issue[], path: string, below = false): string | undefined {
  const found = issues.filter((issue) => {
    const at = issuePath(issue.path);
    return at === path || (below && at.startsWith(`${path}.`));
  });
  return found.length === 0
    ? undefined
    : found.map(({ text, help = "" }) => `${text} ${help}`.trim()).join(" ");
}
