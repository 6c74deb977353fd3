import { readFileSync } from "node:fs";

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable holds, or the sentences that say why nothing can be read; with neither it is not set. */
export interface Variable {
  readonly value?: string;
  readonly problem?: { readonly text: string; readonly help: string };
}

/**
 * A variable of the environment, or what stands in the file that `NAME_FILE` names (without white space around it): containers and
 * systemd hand secrets over as files, which no list of processes and no dump of an environment shows.
 */
export function variable(env: Environment, name: string): Variable {
  const value = own(env, name);
  const file = own(env, `${name}_FILE`);
  if (file === undefined || file === "") return value === undefined ? {} : { value };
  if (value !== undefined && value !== "") {
    const help = `Leave ${name} or ${name}_FILE out.`;
    return { problem: { text: `The variables ${name} and ${name}_FILE are both set.`, help } };
  }
  try {
    return { value: readFileSync(file, "utf8").trim() };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "?";
    const help = `The user that runs this must be allowed to read ${file}.`;
    return { problem: { text: `The file that ${name}_FILE names cannot be read (${code}).`, help } };
  }
}

function own(env: Environment, name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}
