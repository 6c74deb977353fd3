import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { townConfig } from "../../tests/town-config.ts";
import { CONTRACTBOOK } from "../../tests/vendors/contractbook.ts";
import type { TownVendor } from "../../tests/vendors/town-vendor.ts";
import { application } from "../app/application.ts";
import { main } from "./main.ts";

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const BIN = fileURLToPath(new URL("../../bin/countersign", import.meta.url));

/** Runs a command line in this process, with the whole house behind it. */
export async function runHere(argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const said = { out: "", err: "" };
  const terminal = {
    env,
    color: false,
    interactive: false,
    user: "ada",
    now: () => new Date(),
    out: (line: string) => void (said.out += `${line}\n`),
    err: (line: string) => void (said.err += `${line}\n`),
    ask: () => Promise.resolve(undefined),
    interrupted: () => Promise.resolve(),
  };
  const code = await main(argv, terminal, () => Promise.resolve(application));
  return { code, ...said };
}

/** Runs a command line as a process of its own. */
export function runProcess(argv: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const options = { env: { PATH: "/usr/bin:/bin", ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(BIN, [...argv], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** A sandbox, and a directory with a configuration file for it. */
export interface Bench {
  readonly sandbox: Sandbox;
  readonly directory: string;
  /** For an embedded database; beside the other, since PostgreSQL may run as another user who cannot pass through. */
  readonly data: string;
  readonly file: string;
  /** The file's text. */
  readonly text: string;
  /** Writes the file anew, with each of these texts replaced; resolves to its path. */
  write(...changes: readonly (readonly [from: string, to: string])[]): Promise<string>;
  close(): Promise<void>;
}

/** Everything is its own; `close` leaves nothing behind. */
export async function createBench(vendor: TownVendor = CONTRACTBOOK): Promise<Bench> {
  const sandbox = await createSandbox({ port: 0, kommoLimit: null });
  const directory = await mkdtemp(join(tmpdir(), "countersign-cli-"));
  const data = await mkdtemp(join(tmpdir(), "countersign-cli-data-"));
  const text = townConfig({
    sandboxUrl: sandbox.url,
    dialect: "documented",
    vendor,
    archiveDirectory: join(directory, "archive"),
  });
  const file = join(directory, "countersign.yaml");
  await writeFile(file, text);
  return {
    sandbox,
    directory,
    data,
    file,
    text,
    async write(...changes) {
      for (const [from] of changes) if (!text.includes(from)) throw new Error(`the file has no “${from}”`);
      await writeFile(
        file,
        changes.reduce((changed, [from, to]) => changed.replace(from, to), text),
      );
      return file;
    },
    async close() {
      await sandbox.close();
      for (const place of [directory, data]) await rm(place, { recursive: true, force: true });
    },
  };
}
