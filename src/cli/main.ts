import { readFile } from "node:fs/promises";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { ERRORS } from "../domain/errors.ts";
import type { CountersignError } from "../domain/errors.ts";
import type { Application } from "./application.ts";
import { UsageError } from "./command.ts";
import type { Command, ExitCode } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { commandHelp, overview } from "./help.ts";
import { painter, plain } from "./paint.ts";
import { readInput } from "./read-input.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line (without `node` and the script). Never throws. */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
  application: () => Promise<Application>,
): Promise<ExitCode> {
  const paint = painter(terminal.color);
  const [name, ...rest] = argv;
  try {
    if (name === "--version" || name === "-v") return await version(terminal);
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      const about = name === "help" ? rest[0] : undefined;
      const page = about === undefined ? overview(COMMANDS, paint) : commandHelp(commandNamed(about), paint);
      for (const line of page) terminal.out(line);
      return name === undefined ? 2 : 0;
    }
    const command = commandNamed(name);
    if (asksForHelp(rest)) {
      for (const line of commandHelp(command, paint)) terminal.out(line);
      return 0;
    }
    return await command.run(readInput(command, rest), { terminal, application });
  } catch (error) {
    return tell(error, name, terminal);
  }
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const names = COMMANDS.map((candidate) => candidate.name);
  throw new UsageError(`There is no command “${plain(name)}”${didYouMean(name, names)}`);
}

/** `--` ends options, so that a value may also be called `--help`. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

function tell(error: unknown, name: string | undefined, terminal: Terminal): ExitCode {
  const message = plain(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) {
    terminal.err(message);
    if (error.hint !== "") terminal.err(error.hint);
    const known = COMMANDS.some((command) => command.name === name);
    terminal.err(`See \`countersign ${known ? `${name ?? ""} ` : ""}--help\`.`);
    return 2;
  }
  terminal.err(message);
  if (isOurs(error)) terminal.err(ERRORS[error.code].help);
  if ((terminal.env["COUNTERSIGN_DEBUG"] ?? "") !== "" && error instanceof Error)
    terminal.err(error.stack ?? "");
  return 1;
}

function isOurs(error: unknown): error is CountersignError {
  return (
    error instanceof Error &&
    error.name === "CountersignError" &&
    "code" in error &&
    Object.hasOwn(ERRORS, String(error.code))
  );
}

async function version(terminal: Terminal): Promise<ExitCode> {
  const file: { readonly version?: unknown } = JSON.parse(
    await readFile(new URL("../../package.json", import.meta.url), "utf8"),
  );
  terminal.out(`countersign ${String(file.version)} (node ${process.versions.node})`);
  return 0;
}
