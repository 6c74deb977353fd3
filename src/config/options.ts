import { ACCOUNT_OPTIONS } from "./options-account.ts";
import type { Option } from "./option.ts";
import { PLAYBOOK_OPTIONS } from "./options-playbook.ts";
import { SERVER_OPTIONS } from "./options-server.ts";
import type { Path } from "./locate.ts";

/** Every setting of the file. Each provider's own are in its docs page, since its schema holds them. */
export const OPTIONS: readonly Option[] = [...SERVER_OPTIONS, ...ACCOUNT_OPTIONS, ...PLAYBOOK_OPTIONS];

/** Names of the settings right under a path of the file. */
export function optionsUnder(path: Path): readonly string[] {
  const names = OPTIONS.flatMap((option) => {
    const pattern = stepsOf(option.path);
    const fits = path.every((step, index) => stepFits(pattern[index], step));
    const next = pattern[path.length];
    return fits && next !== undefined && next !== "*" && next !== "[]" ? [next] : [];
  });
  return [...new Set(names)];
}

/** `playbooks[].id` → `playbooks`, `[]`, `id`. */
function stepsOf(path: string): readonly string[] {
  return path.replaceAll("[]", ".[]").split(".");
}

function stepFits(pattern: string | undefined, step: string | number): boolean {
  if (typeof step === "number") return pattern === "[]";
  return pattern === "*" || pattern === step;
}
