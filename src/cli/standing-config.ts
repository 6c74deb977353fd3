import type { Config } from "../config/config.ts";
import type { DataPlace } from "./application.ts";
import type { Input, Surroundings } from "./command.ts";
import { dataPlace, readConfig, rulingFile, tellProblems } from "./config-file.ts";

/** The configuration that a service would run with, and where its contracts are. */
export interface StandingConfig {
  readonly config: Config;
  readonly place: DataPlace;
}

/**
 * As `serve` finds it: the file, else what is kept in the database. Problems are told, `undefined` follows; throws UsageError
 * where there is neither.
 */
export async function standingConfig(
  input: Input,
  { terminal, application }: Surroundings,
): Promise<StandingConfig | undefined> {
  const path = await rulingFile(input, terminal);
  if (path !== undefined) {
    const config = await readConfig(path, input, terminal);
    return config && { config, place: dataPlace(input, terminal, config.server) };
  }
  const place = dataPlace(input, terminal);
  const { storedConfig } = await application();
  const result = await storedConfig(place);
  if ("config" in result) return { config: result.config, place };
  tellProblems(STORED, result.problems, input, terminal);
  return undefined;
}

/** What stands in the place of a file's name. */
export const STORED = "the stored configuration";
