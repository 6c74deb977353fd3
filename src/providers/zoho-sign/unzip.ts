import { inflateRawSync } from "node:zlib";

/** A file of an archive. */
export interface ZipEntry {
  /** As it stands there: it may hold a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a ZIP archive by its table of contents, never more than `maxEntries` and `maxBytes` unpacked. Folders are
 * left out. Throws a plain Error with a sentence for whatever is damaged, encrypted, too large or of a kind we do not read.
 */
export function unzip(
  bytes: Uint8Array,
  { maxEntries, maxBytes }: { readonly maxEntries: number; readonly maxBytes: number },
): readonly ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.readUInt16LE(end + 10);
  if (count > maxEntries) throw new Error(`It has more than ${maxEntries} files.`);
  const entries: ZipEntry[] = [];
  let left = maxBytes;
  let at = view.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    expectSignature(view, at, ENTRY_BYTES, ENTRY_SIGNATURE);
    const nameLength = view.readUInt16LE(at + 28);
    const name = slice(view, at + ENTRY_BYTES, nameLength).toString("utf8");
    if (!name.endsWith("/")) {
      const file = fileOf(view, at, left);
      left -= file.length;
      entries.push({ name, bytes: file });
    }
    at += ENTRY_BYTES + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function fileOf(view: Buffer, entry: number, mostBytes: number): Uint8Array {
  if ((view.readUInt16LE(entry + 8) & 1) === 1) throw new Error("A file in it is encrypted.");
  const method = view.readUInt16LE(entry + 10);
  const size = view.readUInt32LE(entry + 20);
  const local = view.readUInt32LE(entry + 42);
  expectSignature(view, local, LOCAL_BYTES, LOCAL_SIGNATURE);
  const start = local + LOCAL_BYTES + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  const packed = slice(view, start, size);
  if (method === STORED && size <= mostBytes) return packed;
  if (method !== DEFLATED)
    throw new Error("A file in it is packed in a way that we do not read, or too large.");
  // throws when it would become larger
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
}

/** The end record: last in the file, but for a comment. */
function endOf(view: Buffer): number {
  const lowest = Math.max(0, view.length - END_BYTES - LONGEST_COMMENT);
  for (let at = view.length - END_BYTES; at >= lowest; at -= 1) {
    if (view.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new Error("It has no table of contents.");
}

function expectSignature(view: Buffer, at: number, length: number, signature: number): void {
  if (slice(view, at, length).readUInt32LE(0) !== signature)
    throw new Error("Its table of contents is damaged.");
}

function slice(view: Buffer, start: number, length: number): Buffer {
  if (start + length > view.length) throw new Error("It breaks off.");
  return view.subarray(start, start + length);
}
