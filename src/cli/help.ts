import type { Command } from "./command.ts";
import type { Paint } from "./paint.ts";
import { table } from "./table.ts";

/** The page of all commands. */
export function overview(commands: readonly Command[], paint: Paint): readonly string[] {
  const rows = commands.map((command) => [`  ${usageOf(command)}`, command.summary]);
  return [
    "Countersign: a deal enters a stage in Kommo, and its contract is sent, signed, archived and written back.",
    "",
    paint("bold", "Usage"),
    "  countersign COMMAND [options]",
    "",
    paint("bold", "Commands"),
    ...table(["", ""], rows).slice(1),
    "",
    "  countersign COMMAND --help    options and examples of a command",
    "  countersign --version",
    "",
    "Exit codes: 0 done, 1 problems found or not done, 2 wrong use. With --json errors are JSON too, on standard output.",
    "Environment: DATABASE_URL (PostgreSQL instead of the embedded one), COUNTERSIGN_CONFIG, COUNTERSIGN_DATA, NO_COLOR.",
    "A secret may stand in a file: DATABASE_URL_FILE, COUNTERSIGN_SECRET_KEY_FILE and the like, NAME_FILE for ${NAME} of a configuration.",
  ];
}

/** The page of one command. */
export function commandHelp(command: Command, paint: Paint): readonly string[] {
  const options = Object.entries(command.options).map(([name, { value, sentence }]) => [
    `  --${name}${value === undefined ? "" : ` ${value}`}`,
    sentence,
  ]);
  return [
    `${command.summary}.`,
    "",
    paint("bold", "Usage"),
    `  countersign ${usageOf(command)}${options.length > 0 ? " [options]" : ""}`,
    ...(options.length > 0 ? ["", paint("bold", "Options"), ...table(["", ""], options).slice(1)] : []),
    "",
    paint("bold", "Examples"),
    ...command.examples.map((example) => `  countersign ${example}`),
  ];
}

function usageOf({ name, args }: Command): string {
  return [name, ...args].join(" ");
}
