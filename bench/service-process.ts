import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Broken } from "./benchmark.ts";
import type { Ask, Counts, Said, ServiceOptions } from "./service-options.ts";

/** The service in a process of its own. */
export interface Service {
  readonly pid: number;
  /** Where it answers; empty for a worker. */
  readonly url: string;
  /** From the start of the process until it works and answers. */
  readonly readyMs: number;
  openContracts(count: number): Promise<void>;
  counts(): Promise<Counts>;
  /** Everything that the clock would do now. */
  tick(): Promise<void>;
  /** An API key of an owner of the account. */
  newKey(): Promise<string>;
  /** The last lines of its log. */
  lastWords(): Promise<string>;
  stop(): Promise<void>;
  /** Cuts the power of this process alone. */
  kill(): Promise<void>;
}

export interface ServiceProcessOptions extends ServiceOptions {
  /** Where its log goes. */
  readonly directory: string;
  readonly profileDirectory?: string;
}

/** Starts it and waits until it is ready. Throws {@link Broken} with its last words when it ends instead. */
export async function startService(options: ServiceProcessOptions): Promise<Service> {
  const { directory, profileDirectory, ...told } = options;
  const logFile = join(directory, `${told.role}-${Math.round(performance.now())}.log`);
  const log = await open(logFile, "a");
  const started = performance.now();
  const child = fork(fileURLToPath(import.meta.resolve("./service.ts")), [JSON.stringify(told)], {
    stdio: ["ignore", "ignore", log.fd, "ipc"],
    execArgv: profileDirectory === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDirectory}`],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  await log.close();
  const lastWords = async (): Promise<string> => (await readFile(logFile, "utf8")).slice(-2000);
  const ready = await said(child, lastWords);
  const readyMs = performance.now() - started;
  const ask = async (what: Ask): Promise<Said> => {
    child.send(what);
    return said(child, lastWords);
  };
  return {
    pid: child.pid ?? 0,
    url: ready.said === "ready" ? (ready.url ?? "") : "",
    readyMs,
    openContracts: async (count) => void (await ask({ ask: "open contracts", count })),
    async counts() {
      const answer = await ask({ ask: "counts" });
      return answer.said === "counts" ? answer.counts : { deliveries: 0, refused: 0, transactions: 0 };
    },
    tick: async () => void (await ask({ ask: "tick" })),
    async newKey() {
      const answer = await ask({ ask: "key" });
      return answer.said === "key" ? answer.secret : "";
    },
    lastWords,
    async stop() {
      if (!child.connected) return;
      const exited = once(child, "exit");
      child.send({ ask: "stop" } satisfies Ask);
      await exited;
    },
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** The next thing that it says. */
function said(child: ChildProcess, lastWords: () => Promise<string>): Promise<Said> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => {
      child.off("message", onMessage);
      void lastWords().then((words) => reject(new Broken(`The service ended by itself:\n${words}`)));
    };
    const onMessage = (message: Said): void => {
      child.off("exit", onExit);
      if (message.said === "failed") reject(new Broken(message.error));
      else resolve(message);
    };
    child.once("exit", onExit);
    child.once("message", onMessage);
  });
}
