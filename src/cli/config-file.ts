import { access, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config, ConfigProblem } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import type { LoadOptions, LoadResult } from "../config/load-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { DataPlace } from "./application.ts";
import { UsageError } from "./command.ts";
import type { Input, OptionSpec } from "./command.ts";
import { painter, plain } from "./paint.ts";
import type { Terminal } from "./terminal.ts";

const CONFIG_OPTION = {
  config: { value: "FILE", sentence: "Configuration file; default countersign.yaml or COUNTERSIGN_CONFIG" },
} as const satisfies Record<string, OptionSpec>;

export const DATA_OPTION = {
  data: {
    value: "DIR",
    sentence: "Data directory; default COUNTERSIGN_DATA, else `server.dataDir` of the file, else data",
  },
} as const satisfies Record<string, OptionSpec>;

/** Which installation: the same two options in every command that works on one. */
export const PLACE_OPTIONS = { ...CONFIG_OPTION, ...DATA_OPTION };

const HABIT = "countersign.yaml";

/** The file's name by option, environment or habit. */
export function configPath(input: Input, terminal: Terminal): string {
  return namedConfig(input, terminal) ?? HABIT;
}

/** The file that option or environment name; `undefined` = neither does. */
export function namedConfig(input: Input, { env }: Terminal): string | undefined {
  return input.text("config") ?? env["COUNTERSIGN_CONFIG"];
}

/** The file that rules, by option, environment or habit; `undefined` = there is none, and the database rules. */
export async function rulingFile(input: Input, terminal: Terminal): Promise<string | undefined> {
  const named = namedConfig(input, terminal);
  if (named !== undefined) return named;
  return access(HABIT).then(
    () => HABIT,
    () => undefined,
  );
}

/** Where contracts are kept: by option or environment, else as the file says. */
export function dataPlace(
  input: Input,
  terminal: Terminal,
  file: { readonly dataDir?: string; readonly databaseUrl?: string } = {},
): DataPlace {
  const dataDir = namedDataDir(input, terminal) ?? file.dataDir ?? "data";
  const given = terminal.env["DATABASE_URL"] ?? "";
  const databaseUrl = given === "" ? file.databaseUrl : given;
  return databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl };
}

function namedDataDir(input: Input, { env }: Terminal): string | undefined {
  return input.text("data") ?? env["COUNTERSIGN_DATA"];
}

/** What reading the file at `path` needs to know besides its text. */
export function loadOptions(path: string, input: Input, terminal: Terminal): LoadOptions {
  const dataDir = namedDataDir(input, terminal);
  return {
    providers: PROVIDERS,
    directory: dirname(path),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
}

/** Reads and checks a file; its problems are told, `undefined` follows. Throws UsageError where it cannot be read. */
export async function readConfig(
  path: string,
  input: Input,
  terminal: Terminal,
): Promise<Config | undefined> {
  const result = await checkFile(path, input, terminal);
  if ("config" in result) return result.config;
  tellProblems(path, result.problems, input, terminal);
  return undefined;
}

export async function checkFile(path: string, input: Input, terminal: Terminal): Promise<LoadResult> {
  return loadConfig(await readText(path), terminal.env, loadOptions(path, input, terminal));
}

/** The file's text. Throws UsageError where it cannot be read. */
export async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${reasonOf(error)}: ${path}`, "Name the configuration with --config FILE.");
  });
}

function reasonOf({ code }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "There is no such file";
  if (code === "EISDIR") return "This is a directory, not a file";
  return code === "EACCES"
    ? "The file may not be read by this user"
    : `The file cannot be read (${code ?? "?"})`;
}

/** With --json one object per problem on standard output, else lines for people on standard error. */
export function tellProblems(
  path: string,
  problems: readonly ConfigProblem[],
  input: Input,
  terminal: Terminal,
): void {
  if (input.has("json")) for (const line of problemObjects(path, problems)) terminal.out(line);
  else for (const line of problemLines(path, problems, terminal)) terminal.err(line);
}

/** One JSON object per problem. */
export function problemObjects(path: string, problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map((problem) => JSON.stringify({ level: "problem", file: path, ...problem }));
}

/** `FILE:LINE:COLUMN  sentence` and the way out below it. */
export function problemLines(
  path: string,
  problems: readonly ConfigProblem[],
  { color }: Pick<Terminal, "color">,
): readonly string[] {
  const paint = painter(color);
  const lines = problems.flatMap(({ line, column, text, help }) => {
    const place = line === undefined ? path : `${path}:${line}:${column ?? 1}`;
    const first = `${paint("bold", place)}  ${plain(text)}`;
    return help === undefined ? [first] : [first, paint("dim", `    ${plain(help)}`)];
  });
  return [...lines, "", paint("red", `${problems.length} problem${problems.length === 1 ? "" : "s"}.`)];
}
