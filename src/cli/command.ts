import type { Application } from "./application.ts";
import type { Terminal } from "./terminal.ts";

/** `0` done, `1` problems found, `2` wrong use. */
export type ExitCode = 0 | 1 | 2;

/** An option of a command. With `value` it takes one; without, it is a switch. */
export interface OptionSpec {
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string;
  readonly sentence: string;
}

/** What was typed, after checking that the command knows every word of it. */
export interface Input {
  readonly args: readonly string[];
  text(option: string): string | undefined;
  /** Throws UsageError where it is missing. */
  need(option: string): string;
  has(flag: string): boolean;
}

export interface Surroundings {
  readonly terminal: Terminal;
  /** Loaded only by commands that need more than the command line itself. */
  readonly application: () => Promise<Application>;
}

/** One command of the CLI. */
export interface Command {
  readonly name: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  /** Arguments as they stand in the help: `REF`, `[FILE]`. */
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  readonly run: (input: Input, around: Surroundings) => Promise<ExitCode>;
}

/** The command line makes no sense; `hint` says what would. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string;

  constructor(message: string, hint = "") {
    super(message);
    this.hint = hint;
  }
}
