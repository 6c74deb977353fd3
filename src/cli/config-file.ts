import { readFile } from "node:fs/promises";
import type { Config, ConfigProblem } from "../config/config.ts";
import { loadConfig } from "../config/load-config.ts";
import type { LoadResult } from "../config/load-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { DataPlace } from "./application.ts";
import { UsageError } from "./command.ts";
import type { Input, OptionSpec } from "./command.ts";
import { painter, plain } from "./paint.ts";
import type { Terminal } from "./terminal.ts";

export const CONFIG_OPTION = {
  config: { value: "FILE", sentence: "Configuration file; default countersign.yaml or COUNTERSIGN_CONFIG" },
} as const satisfies Record<string, OptionSpec>;

export const DATA_OPTION = {
  data: { value: "DIR", sentence: "Data directory; default data or COUNTERSIGN_DATA" },
} as const satisfies Record<string, OptionSpec>;

/** The file's name by option, environment or habit. */
export function configPath(input: Input, terminal: Terminal): string {
  return input.text("config") ?? terminal.env["COUNTERSIGN_CONFIG"] ?? "countersign.yaml";
}

/** Where contracts are kept. */
export function dataPlace(input: Input, { env }: Terminal): DataPlace {
  const dataDir = input.text("data") ?? env["COUNTERSIGN_DATA"] ?? "data";
  const databaseUrl = env["DATABASE_URL"];
  return databaseUrl === undefined || databaseUrl === "" ? { dataDir } : { dataDir, databaseUrl };
}

/** Reads and checks a file; its problems are told, `undefined` follows. Throws UsageError where it cannot be read. */
export async function readConfig(
  path: string,
  input: Input,
  terminal: Terminal,
): Promise<Config | undefined> {
  const result = await checkFile(path, input, terminal);
  if ("config" in result) return result.config;
  for (const line of problemLines(path, result.problems, terminal)) terminal.err(line);
  return undefined;
}

export async function checkFile(path: string, input: Input, terminal: Terminal): Promise<LoadResult> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === "ENOENT" ? "There is no such file" : `The file cannot be read (${error.code ?? "?"})`;
    throw new UsageError(`${reason}: ${path}`, "Name the configuration with --config FILE.");
  });
  return loadConfig(text, terminal.env, {
    providers: PROVIDERS,
    dataDir: dataPlace(input, terminal).dataDir,
  });
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
