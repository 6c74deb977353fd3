import type { Issue } from "../../api/api-error.ts";

/** What is wrong with a field of the form: settings and credentials are told apart by the API, not here. */
export function issueOf(issues: readonly Issue[], name: string): string | undefined {
  const places = new Set([name, `settings.${name}`, `secrets.${name}`]);
  const found = issues.filter(({ path }) => places.has(path.replace(/^body\./u, "")));
  return found.length === 0
    ? undefined
    : found.map(({ text, help = "" }) => `${text} ${help}`.trim()).join(" ");
}
