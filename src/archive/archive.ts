/** Where signed documents are kept for good: a directory or an S3 bucket. Failures are `archive_unavailable`, RETRY. */
export interface Archive {
  /**
   * Durable and whole when it resolves, or not there at all. Harmless when the same bytes are already there; throws
   * {@link ArchiveConflict} when other bytes are: nothing is ever overwritten.
   */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** `undefined` = nothing under this key. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Everything under this folder of keys; `false` = nothing was there. */
  removeFolder(folder: string): Promise<boolean>;
  /** Writes and reads a small file; throws when that fails. */
  check(): Promise<void>;
}

/** Other content already stands under the key. */
export class ArchiveConflict extends Error {
  override readonly name = "ArchiveConflict";

  constructor(key: string) {
    super(`The archive holds other content under ${key}.`);
  }
}
