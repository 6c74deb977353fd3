import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./source/list-files.ts";

/** What came of a command: its exit code and all it printed. */
export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a command of the repository with its own tools first on PATH. `live` prints while it runs. */
export function runCommand(command: readonly string[], live = false): Promise<Ran> {
  const [file = "", ...args] = command;
  const begun = performance.now();
  const path = [join(ROOT, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
  });
  const parts: string[] = [];
  const take = (chunk: Buffer): void => {
    if (live) process.stdout.write(chunk);
    else parts.push(chunk.toString("utf8"));
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  return new Promise((resolve) => {
    const end = (code: number, remark: string): void => {
      resolve({ code, output: parts.join("") + remark, seconds: (performance.now() - begun) / 1000 });
    };
    child.once("error", (error) => end(1, `${file} could not be started: ${error.message}\n`));
    child.once("close", (code, signal) => end(code ?? 1, signal === null ? "" : `ended by ${signal}\n`));
  });
}
