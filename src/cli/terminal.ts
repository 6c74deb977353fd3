import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import type { Environment } from "../config/variable.ts";

/** The person's window: where lines go and what surrounds the process. */
export interface Terminal {
  readonly env: Environment;
  /** Colours may be used on standard output. */
  readonly color: boolean;
  /** A person is watching: standard output and standard error end in a terminal, not in a file or pipe. */
  readonly interactive: boolean;
  /** Who acts, for the trail. */
  readonly user: string;
  readonly now: () => Date;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Asks for one line of standard input; `undefined` = there is none. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Resolves when the person or the system asks the process to end. */
  readonly interrupted: () => Promise<void>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  const wantsColor = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  const refusesColor = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  // `contracts | head` closes the pipe early: that is no failure.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    env,
    color: !refusesColor && (wantsColor || stdout.isTTY),
    interactive: stdout.isTTY && stderr.isTTY,
    user: userName(),
    now: () => new Date(),
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    ask: askLine,
    interrupted: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
  };
}

async function askLine(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    process.stderr.write(question);
    for await (const line of lines) return line;
    return undefined;
  } finally {
    lines.close();
  }
}

/** Containers run as users without a name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "operator";
  }
}
