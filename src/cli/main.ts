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
    if (asks(rest, "--help", "-h")) {
      for (const line of commandHelp(command, paint)) terminal.out(line);
      return 0;
    }
    return await command.run(readInput(command, rest), { terminal, application });
  } catch (error) {
    return tell(error, name, terminal, rest);
  }
}

/** Words that people bring along from elsewhere. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  resume: "retry",
  cancel: "withdraw",
  void: "withdraw",
  recall: "withdraw",
  list: "contracts",
  start: "serve",
  run: "serve",
  validate: "check",
};

function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const meant = Object.hasOwn(OTHER_WORDS, name) ? OTHER_WORDS[name] : undefined;
  if (meant !== undefined) throw new UsageError(`There is no command “${name}”: it is called “${meant}”.`);
  const names = COMMANDS.map((candidate) => candidate.name);
  throw new UsageError(`There is no command “${plain(name)}”${didYouMean(name, names)}`);
}

/** `--` ends options, so that a value may also be called `--help`. */
function asks(argv: readonly string[], ...names: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  return names.some((name) => options.includes(name));
}

function tell(
  error: unknown,
  name: string | undefined,
  terminal: Terminal,
  argv: readonly string[],
): ExitCode {
  const message = plain(error instanceof Error ? error.message : String(error));
  if (asks(argv, "--json")) return tellJson(error, message, terminal);
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

/** Scripts that read JSON find the error there too: on standard output, as the only line or the last one. */
function tellJson(error: unknown, message: string, terminal: Terminal): ExitCode {
  const exitCode = error instanceof UsageError ? 2 : 1;
  const code = isOurs(error) ? error.code : exitCode === 2 ? "usage" : "failed";
  const hint = error instanceof UsageError ? error.hint : isOurs(error) ? ERRORS[error.code].help : "";
  terminal.out(
    JSON.stringify({ error: { code, message, ...(hint === "" ? {} : { help: plain(hint) }), exitCode } }),
  );
  return exitCode;
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
