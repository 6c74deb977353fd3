import { CountersignError, STOP } from "../domain/errors.ts";
import type { Folder } from "../providers/provider.ts";
import { isSafeKey } from "./archive-key.ts";
import { MOST_FILE_BYTES, MOST_FILES } from "./folder-limits.ts";
import { S3Bucket } from "./s3-bucket.ts";
import type { S3ArchiveConfig } from "./s3-client.ts";

/** A prefix of a bucket to read from. Trouble that may pass is `archive_unavailable`, RETRY. */
export function createS3Folder(config: S3ArchiveConfig): Folder {
  const bucket = new S3Bucket(config);
  return {
    async list() {
      const keys = await bucket.list(MOST_FILES);
      return keys.filter((key) => isSafeKey(key)).toSorted();
    },
    async read(path) {
      if (!isSafeKey(path)) return undefined;
      const bytes = await bucket.get(path);
      if (bytes === undefined || bytes.byteLength <= MOST_FILE_BYTES) return bytes;
      const detail = `${path} in the bucket ${config.bucket} has more than ${MOST_FILE_BYTES / 1024 / 1024} MiB.`;
      throw new CountersignError("configuration_invalid", STOP, detail);
    },
  };
}
