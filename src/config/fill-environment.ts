import { variable } from "./variable.ts";
import type { Environment } from "./variable.ts";

/** `$${` is a dollar and a brace; `${NAME}` a variable; any other `${` is a mistake. */
const REFERENCE = /\$\$\{|\$\{([^}]*)\}?/g;

/** Puts the environment's values into one text. Values are taken as they are: never read as YAML or filled in again. */
export function fillEnvironment(
  text: string,
  env: Environment,
): { readonly text: string; readonly problems: readonly { readonly text: string; readonly help: string }[] } {
  if (!text.includes("${")) return { text, problems: [] };
  const problems: { text: string; help: string }[] = [];
  const filled = text.replaceAll(REFERENCE, (match: string, name: string | undefined) => {
    if (match === "$${") return "${";
    if (name === undefined || !match.endsWith("}") || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      const help = "Write ${NAME} with letters, digits and _, or $${ for a dollar sign and a brace.";
      problems.push({ text: "This is not the name of a variable.", help });
      return match;
    }
    const { value, problem } = variable(env, name);
    if (value !== undefined && value !== "") return value;
    if (problem !== undefined) {
      problems.push(problem);
      return match;
    }
    const state = value === undefined ? "not set" : "empty";
    problems.push({
      text: `The variable ${name} is ${state}.`,
      help: `Set ${name} in the environment of the service, or ${name}_FILE to the file that holds it.`,
    });
    return match;
  });
  return { text: filled, problems };
}
