import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "./command.ts";

/** Where the demo keeps its database and archive. */
export interface DemoPlace {
  readonly dataDir: string;
  readonly isKept: boolean;
  /** Puts the demo's configuration beside its data, for commands in another terminal; resolves to its path. */
  writeConfig(text: string): Promise<string>;
  /** Removes it, unless it is kept. */
  leave(): Promise<void>;
}

/** A fresh directory that goes with the demo, or the given one, which must be empty: the sandbox remembers nothing. */
export async function openDemoPlace(given: string | undefined): Promise<DemoPlace> {
  if (given === undefined) {
    const dataDir = await mkdtemp(join(tmpdir(), "countersign-demo-"));
    return {
      dataDir,
      isKept: false,
      writeConfig: (text) => writeConfig(dataDir, text),
      leave: () => rm(dataDir, { recursive: true, force: true }),
    };
  }
  const names = await readdir(given).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UsageError(
      `${given} cannot be used (${error.code ?? "?"}).`,
      "Name a new directory with --data.",
    );
  });
  if (names.length > 0) {
    throw new UsageError(
      `${given} is not empty, and the sandbox has forgotten the deals of an earlier run.`,
      "Name a new directory with --data, or remove this one.",
    );
  }
  return {
    dataDir: given,
    isKept: true,
    writeConfig: (text) => writeConfig(given, text),
    leave: () => Promise.resolve(),
  };
}

async function writeConfig(dataDir: string, text: string): Promise<string> {
  const file = join(dataDir, "countersign.yaml");
  // `dataDir` is relative to the file, so that --config alone leads every command to this installation.
  await writeFile(file, text.replace("server: { ", "server: { dataDir: ., "));
  return file;
}

/** `wanted` when it is free on this machine, else any other free port. */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}
