import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../../scripts/source/list-files.ts";

/** One process of the service. */
export interface Machine {
  /** Where it tells of itself, and takes hooks if it is `web`. */
  readonly url: string;
  /** Its log so far. */
  readonly log: string;
  readonly isOver: boolean;
  /** kill -9. */
  kill(): Promise<void>;
  /** It does nothing at all until `thaw`, as on a machine that has no time for it. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM, as a supervisor does; resolves to its exit code. */
  end(): Promise<number>;
}

export interface MachineOptions {
  readonly role: "web" | "worker";
  readonly config: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where the program lies; default: this one. */
  readonly home?: string;
}

/** Starts it and waits until it is ready. Throws with its last words when it ends instead. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { role, config, dataDir, env, home = ROOT } = options;
  const argv = ["serve", "--config", config, "--data", dataDir, "--role", role, "--port", "0"];
  const child = spawn(join(home, "bin/countersign"), argv, {
    env: { PATH: "/usr/bin:/bin", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    child.once("close", (code) => {
      isOver = true;
      resolve(code ?? -1);
    });
  });
  const url = (): string | undefined => /listens at (\S+)/u.exec(said.out)?.[1];
  for (const until = performance.now() + 60_000; !(await answersReady(url()));) {
    if (isOver || performance.now() > until)
      throw new Error(`a ${role} does not come up: ${said.err.slice(-1_000)}`);
    await sleep(25);
  }
  return {
    url: url() ?? "",
    get log() {
      return said.err;
    },
    get isOver() {
      return isOver;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async end() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

async function answersReady(url: string | undefined): Promise<boolean> {
  if (url === undefined) return false;
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}
