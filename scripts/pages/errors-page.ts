import { ERRORS } from "../../src/domain/errors.ts";

const HEAD = `# Errors

Every failure has one of these codes; it is the same in the log, on the command line and in the database. A contract that
needs a person is \`failed\`: \`countersign show REF\` names the code, the step and the particulars. After mending the
cause, “Fix and resume” on its page, or \`countersign retry --account A --contract REF\`, goes on where it stopped; nothing that was
done is done again. The note and the task on the deal say the same without commands, and where \`server.publicUrl\` is known they
end with the address of that page.

| code | what happened | what you can do |
|---|---|---|
`;

/** The page \`docs/errors.md\`: one line per code, from the closed list itself. */
export function errorsPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { what, help }]) => `| \`${code}\` | ${cell(what)} | ${cell(help)} |`,
  );
  return `${HEAD}${rows.join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
