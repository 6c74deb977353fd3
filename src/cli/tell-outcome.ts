import type { ExitCode, Input } from "./command.ts";
import { painter, plain } from "./paint.ts";
import type { Terminal } from "./terminal.ts";

/** What a command came to. */
export interface Outcome {
  readonly reference?: string;
  /** The kind of wish. */
  readonly asked?: string;
  /** Absent = only asked for. */
  readonly done?: boolean;
  readonly text: string;
  /** What to do next. */
  readonly help?: string;
}

/** Tells it to a person or, with --json, to a script; what was not done ends with 1 and goes to standard error. */
export function tellOutcome(terminal: Terminal, input: Input, outcome: Outcome): ExitCode {
  const { done, text, help } = outcome;
  if (input.has("json")) terminal.out(JSON.stringify(outcome));
  else {
    const paint = painter(terminal.color);
    const tell = done === false ? terminal.err : terminal.out;
    tell(done === undefined ? plain(text) : paint(done ? "green" : "red", plain(text)));
    if (help !== undefined) tell(plain(help));
  }
  return done === false ? 1 : 0;
}
