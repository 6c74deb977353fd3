import { openapi } from "./openapi.ts";

const HEAD = `# HTTP API

Everything that the console can do, signing in included, and nothing that it cannot. The full description is [openapi.json](openapi.json); a running
service answers it at \`/api/openapi.json\`.

Programs send \`authorization: Bearer csk_…\`: an API key of one account with a role, made in the console's settings. Browsers send the
console's cookie. \`viewer\` reads, \`operator\` also acts on contracts and playbooks, \`owner\` also changes connections, people and settings.
Another account's ids are answered like ids that do not exist.

Whoever asks too much is answered 429 with \`Retry-After\`: a key has 600 calls at once and 10 a second. Keys give no access: people, roles and keys are
made by people with a session. What \`/api/auth/*\` refuses otherwise is the sign-in library's \`{ "code", "message" }\`.

Instants are ISO 8601 in UTC, ids are texts. An answer that is not 200 is
\`{ "error": { "code", "text", "reason"?, "help"?, "issues"?: [{ "path", "text", "help"? }] } }\`. \`text\` and \`help\` are
for people, in the first language of \`Accept-Language\` that is there, else in English; \`code\` and \`reason\` are for programs. Lists that go on carry \`next\`: send it as \`after\`.
`;

/** The page `docs/api.md`: a table of addresses per tag. */
export async function apiPage(): Promise<string> {
  const { paths } = await openapi();
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { tags = ["other"], summary = "" }]) => ({
      tag: tags[0] ?? "other",
      line: `| \`${method.toUpperCase()} ${path}\` | ${summary.replaceAll("|", "\\|")} |`,
    })),
  );
  const sections = Object.entries(Object.groupBy(rows, ({ tag }) => tag)).map(
    ([tag, lines = []]) =>
      `\n## ${title(tag)}\n\n| address | what it does |\n|---|---|\n${lines.map(({ line }) => line).join("\n")}\n`,
  );
  return HEAD + sections.join("");
}

function title(tag: string): string {
  return tag.charAt(0).toUpperCase() + tag.slice(1);
}
