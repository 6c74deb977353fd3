import { parseArgs } from "node:util";
import { didYouMean } from "../domain/fill/did-you-mean.ts";
import { UsageError } from "./command.ts";
import type { Command, Input } from "./command.ts";

/** Reads a command's arguments. Throws UsageError naming the word that the command does not know. */
export function readInput(command: Command, argv: readonly string[]): Input {
  const names = Object.keys(command.options);
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  const texts = new Map<string, string>();
  const flags = new Set<string>();
  const args: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") args.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (spec === undefined) {
      const known = names.map((name) => `--${name}`);
      throw new UsageError(
        `\`${command.name}\` has no option ${token.rawName}${didYouMean(token.rawName, known)}`,
      );
    }
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
      flags.add(token.name);
    } else if (
      token.value === undefined ||
      token.value === "" ||
      (!token.inlineValue && token.value.startsWith("--"))
    ) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${spec.value}.`);
    } else texts.set(token.name, token.value);
  }
  checkArgs(command, args);
  return {
    args,
    text: (option) => texts.get(option),
    has: (flag) => flags.has(flag),
    need(option) {
      const value = texts.get(option);
      if (value !== undefined) return value;
      const name = command.options[option]?.value ?? "VALUE";
      throw new UsageError(`\`${command.name}\` needs --${option} ${name}.`);
    },
  };
}

function checkArgs(command: Command, args: readonly string[]): void {
  const missing = command.args.find((name, index) => !name.startsWith("[") && args[index] === undefined);
  if (missing !== undefined) throw new UsageError(`\`${command.name}\` needs ${missing}.`);
  const extra = args[command.args.length];
  if (extra !== undefined)
    throw new UsageError(`\`${command.name}\` does not know what to do with “${extra}”.`);
}
