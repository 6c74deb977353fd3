import { access } from "node:fs/promises";
import { glance } from "../config/glance.ts";
import type { Glance, GlancedConnection } from "../config/glance.ts";
import type { DataPlace } from "./application.ts";
import type { Input } from "./command.ts";
import { configPath, dataPlace, loadOptions, namedConfig, readText, tellProblems } from "./config-file.ts";
import type { Terminal } from "./terminal.ts";

/** A running installation, as a command beside it sees it. */
export interface Installation {
  readonly place: DataPlace;
  /** What its file says, where there is one. */
  readonly file?: Glance & { readonly path: string };
}

/**
 * Finds the installation as `serve` does: by the options, the environment and the configuration file. A file that nobody
 * named need not be there. Problems of the file are told, `undefined` follows; throws UsageError where it cannot be read.
 */
export async function findInstallation(
  input: Input,
  terminal: Terminal,
  named: string | undefined = namedConfig(input, terminal),
): Promise<Installation | undefined> {
  const path = named ?? configPath(input, terminal);
  if (named === undefined && !(await isThere(path))) return { place: dataPlace(input, terminal) };
  const result = glance(await readText(path), terminal.env, loadOptions(path, input, terminal));
  if ("problems" in result) {
    tellProblems(path, result.problems, input, terminal);
    return undefined;
  }
  const file = result.glance;
  return { place: dataPlace(input, terminal, file), file: { ...file, path } };
}

/** What the file says about a connection; `undefined` = there is no file, or it is not in it. */
export function connectionIn(
  { file }: Installation,
  account: string,
  connection: string,
): GlancedConnection | undefined {
  return file?.accounts.get(account)?.get(connection);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
