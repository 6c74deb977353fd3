import { hash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { safeName, withSuffix } from "../archive/archive-key.ts";
import type { Archive } from "../archive/archive.ts";
import type { ArchivedFile, Contract } from "../domain/contract.ts";
import { addressOfFile } from "../store/person-file.ts";
import type { FilePlace } from "../store/person-file.ts";

/** Signed contracts are for nobody else on this machine. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

/**
 * Copies archived files into a folder of this machine, each under its contract's reference; names from outside are made safe, and
 * nothing is overwritten. What the archive does not have, or has otherwise than it was signed, is told and not written.
 */
export function filesInto(
  archive: Pick<Archive, "get">,
  directory: string,
): (contract: Contract, file: ArchivedFile) => Promise<FilePlace> {
  return async (contract, file) => {
    const address = addressOfFile(contract, file);
    const bytes = await archive.get(file.key);
    if (bytes === undefined) return { address, problem: "the archive does not have it" };
    if (hash("sha256", bytes) !== file.sha256)
      return { address, problem: "the archive has other bytes under its key" };
    const folder = join("files", safeName(contract.reference));
    await mkdir(join(directory, folder), { recursive: true, mode: OWN_FOLDER });
    const name = safeName(file.name);
    for (const free of [name, withSuffix(name, file.sha256.slice(0, 12))]) {
      const path = join(folder, free);
      if (await isWritten(join(directory, path), bytes)) return { address, path };
    }
    return { address, problem: "a file of its name stands there already" };
  };
}

/** `false` = something of that name is there. */
async function isWritten(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, bytes, { flag: "wx", mode: OWN_FILE });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
