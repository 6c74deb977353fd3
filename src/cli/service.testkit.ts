import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { BIN } from "./cli.testkit.ts";
import type { Ran } from "./cli.testkit.ts";

/** A command that runs until it is told to end. */
export interface Service {
  readonly out: string;
  readonly err: string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Sends SIGINT as Ctrl-C does; resolves to how it ended. */
  interrupt(): Promise<Ran>;
  /** Without a chance to tidy up; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts `countersign …` as a process of its own. */
export function startService(argv: readonly string[], env: Record<string, string> = {}): Service {
  const child = spawn(BIN, [...argv], {
    env: { PATH: "/usr/bin:/bin", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  const ended = endOf(child);
  return {
    get out() {
      return said.out;
    },
    get err() {
      return said.err;
    },
    ended,
    async interrupt() {
      child.kill("SIGINT");
      return { code: await ended, ...said };
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(code ?? -1));
  });
}

/** Asks again and again until there is an answer; throws with `what` when none comes in time. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  withinMs = 15_000,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error(`did not happen in time: ${what}`);
    await sleep(50);
  }
}
