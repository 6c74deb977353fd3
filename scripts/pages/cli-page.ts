import type { Command } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/commands.ts";

const HEAD = `# Command line

\`countersign COMMAND [options]\`. Commands about contracts work on the database, whether or not the service is running. They find it
as \`serve\` does: by \`--data\` and \`--config\`, which are the same in every command. What they ask for is done by the service.
Exit codes: 0 done, 1 problems found or not done, 2 wrong use. With \`--json\` errors are JSON too, on standard output.
\`DATABASE_URL\` names a PostgreSQL instead of the embedded one; \`COUNTERSIGN_CONFIG\` and \`COUNTERSIGN_DATA\` stand for \`--config\` and \`--data\`; \`NO_COLOR\` takes the colours off.
`;

/** The page \`docs/cli.md\`, from the very table that the CLI runs. */
export function cliPage(): string {
  const index = COMMANDS.map(
    ({ name, args, summary }) => `| [\`${usage(name, args)}\`](#${name}) | ${summary} |`,
  );
  return [HEAD, "| command | |", "|---|---|", ...index, "", ...COMMANDS.map(section)].join("\n");
}

function section({ name, args, summary, options, examples }: Command): string {
  const rows = Object.entries(options).map(
    ([option, { value, sentence }]) =>
      `| \`--${option}${value === undefined ? "" : ` ${value}`}\` | ${sentence} |`,
  );
  return [
    `## ${name}`,
    "",
    `\`countersign ${usage(name, args)}\`: ${summary}.`,
    "",
    ...(rows.length > 0 ? ["| option | |", "|---|---|", ...rows, ""] : []),
    "```sh",
    ...examples.map((example) => `countersign ${example}`),
    "```",
    "",
  ].join("\n");
}

function usage(name: string, args: readonly string[]): string {
  return [name, ...args].join(" ");
}
