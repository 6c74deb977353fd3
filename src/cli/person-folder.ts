import { createWriteStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ArchivedFile, Contract } from "../domain/contract.ts";
import type { FilePlace } from "../store/person-file.ts";
import { UsageError } from "./command.ts";
import { plain } from "./paint.ts";

/** Says where an archived file is to be had. */
export type PlaceOf = (contract: Contract, file: ArchivedFile) => Promise<FilePlace>;

/** How many files were copied, and what was not: a sentence each. */
export interface FolderWritten {
  readonly files: number;
  readonly problems: readonly string[];
}

/** Makes the folder for an export, for its owner alone. Throws UsageError where something is in it. */
export async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0)
    throw new UsageError(`${plain(directory)} is not empty.`, "Name a folder that is not there yet.");
}

/** Writes `person.json` into the folder, and beside it what `copy` writes of the archive. */
export async function personFolder(
  directory: string,
  lines: (placeOf: PlaceOf) => AsyncIterable<string>,
  copy: PlaceOf,
): Promise<FolderWritten> {
  const problems: string[] = [];
  let files = 0;
  const counted: PlaceOf = async (contract, file) => {
    const place = await copy(contract, file);
    if (place.problem === undefined) files += 1;
    else problems.push(`${contract.reference}, ${plain(file.name)}: ${place.problem}.`);
    return place;
  };
  const target = createWriteStream(join(directory, "person.json"), { flags: "wx", mode: 0o600 });
  await pipeline(Readable.from(ended(lines(counted))), target);
  return { files, problems };
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
