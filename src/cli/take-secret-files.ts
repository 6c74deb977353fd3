import { variable } from "../config/variable.ts";

/** Ours, and the one from which PostgreSQL's programs take a password that does not stand in the address. */
const OURS = /^(COUNTERSIGN_[A-Z_]+|DATABASE_URL|PGPASSWORD)_FILE$/u;

/**
 * Puts what stands in files (`DATABASE_URL_FILE=/run/secrets/…`) into the variables of this process. The sentence that
 * says why one of them cannot be read, or `undefined`.
 */
export function takeSecretFiles(env: Record<string, string | undefined>): string | undefined {
  for (const key of Object.keys(env)) {
    const name = OURS.exec(key)?.[1];
    if (name === undefined) continue;
    const { value = "", problem } = variable(env, name);
    if (problem !== undefined) return `${problem.text} ${problem.help}`;
    // a second look, where one runs, meets the variable alone
    delete env[key];
    if (value !== "") env[name] = value;
  }
  return undefined;
}
