import { createHash } from "node:crypto";
import type { ArchivedFile } from "../domain/contract.ts";
import type { JsonObject } from "../domain/json.ts";
import type { SignedDocument } from "../providers/provider.ts";
import { ArchiveConflict, type Archive } from "./archive.ts";
import { safeName, withSuffix } from "./archive-key.ts";
import { checkDocument } from "./check-document.ts";

export interface Bundle {
  readonly account: string;
  readonly dealId: string;
  readonly reference: string;
  readonly documents: readonly SignedDocument[];
  /** The exact values that the contract was filled with. */
  readonly values: JsonObject;
  readonly at: Date;
}

interface Piece {
  readonly kind: ArchivedFile["kind"];
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Archives a contract's documents, its values and a manifest with their hashes under
 * `{account}/{yyyy}/{reference}/`. The same bundle again changes nothing; a vendor that builds its PDF anew for each
 * download gets a second file beside the first. Throws `document_invalid` before anything is written.
 */
export async function archiveBundle(archive: Archive, bundle: Bundle): Promise<ArchivedFile[]> {
  for (const document of bundle.documents) checkDocument(document);
  const folder = [bundle.account, String(bundle.at.getUTCFullYear()), bundle.reference]
    .map(safeName)
    .join("/");
  const files: ArchivedFile[] = [];
  for (const piece of piecesOf(bundle)) files.push(await store(archive, folder, piece));
  await writeManifest(archive, folder, bundle, files);
  return files;
}

function piecesOf(bundle: Bundle): readonly Piece[] {
  const taken = new Set(["values.json", "manifest.json"]);
  const documents = bundle.documents.map((document) => {
    const name = free(safeName(document.name), taken);
    taken.add(name.toLowerCase());
    return { ...document, name };
  });
  const { reference, dealId, values } = bundle;
  const bytes = jsonBytes({ reference, dealId, values });
  return [...documents, { kind: "values", name: "values.json", contentType: "application/json", bytes }];
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let n = 2; ; n += 1) {
    const other = withSuffix(name, String(n));
    if (!taken.has(other.toLowerCase())) return other;
  }
}

async function store(archive: Archive, folder: string, piece: Piece): Promise<ArchivedFile> {
  const { kind, bytes, contentType } = piece;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const name = await putBeside(archive, folder, piece.name, sha256, piece);
  return { kind, name, key: `${folder}/${name}`, sha256, bytes: bytes.byteLength, contentType };
}

async function putBeside(
  archive: Archive,
  folder: string,
  name: string,
  sha256: string,
  piece: Pick<Piece, "bytes" | "contentType">,
): Promise<string> {
  try {
    await archive.put(`${folder}/${name}`, piece.bytes, piece.contentType);
    return name;
  } catch (error) {
    if (!(error instanceof ArchiveConflict)) throw error;
    const other = withSuffix(name, sha256.slice(0, 12));
    await archive.put(`${folder}/${other}`, piece.bytes, piece.contentType);
    return other;
  }
}

async function writeManifest(
  archive: Archive,
  folder: string,
  { reference, dealId, account, at }: Bundle,
  files: readonly ArchivedFile[],
): Promise<void> {
  const listed = files.map(({ kind, name, sha256, bytes, contentType }) => {
    return { kind, name, sha256, bytes, contentType };
  });
  const bytes = jsonBytes({ reference, account, dealId, archivedAt: at.toISOString(), files: listed });
  // The hash of what the manifest is about names a second one: the time within must not make a third.
  const about = createHash("sha256").update(JSON.stringify(listed)).digest("hex").slice(0, 12);
  for (const name of ["manifest.json", withSuffix("manifest.json", about)]) {
    const there = await archive.get(`${folder}/${name}`);
    if (there === undefined) {
      await archive.put(`${folder}/${name}`, bytes, "application/json");
      return;
    }
    if (isAbout(there, listed)) return;
  }
}

function isAbout(manifest: Uint8Array, files: readonly object[]): boolean {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(manifest).toString("utf8"));
    const listed =
      typeof parsed === "object" && parsed !== null && "files" in parsed ? parsed.files : undefined;
    return JSON.stringify(listed) === JSON.stringify(files);
  } catch {
    return false;
  }
}

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
