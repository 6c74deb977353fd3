import { createHash, randomUUID } from "node:crypto";
import { ArchiveConflict, type Archive } from "./archive.ts";
import { archiveFailure } from "./archive-failure.ts";
import { S3Bucket } from "./s3-bucket.ts";
import type { S3ArchiveConfig } from "./s3-client.ts";

const MOST_LISTED = 1_000;

/** An archive in an S3 bucket. The client library is an optional dependency, loaded on first use. */
export function createS3Archive(config: S3ArchiveConfig): Archive {
  const bucket = new S3Bucket(config);

  async function compare(key: string, sha256: string, bytes: Uint8Array): Promise<Comparison> {
    const head = await bucket.head(key);
    if (head === "absent" || head === "unknown") return head;
    if (head.bytes !== bytes.byteLength) return "different";
    if (head.sha256 !== undefined) return head.sha256 === sha256 ? "same" : "different";
    const there = await bucket.get(key);
    return there && Buffer.compare(there, bytes) === 0 ? "same" : "different";
  }

  async function put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const before = await compare(key, sha256, bytes);
    if (before === "same") return;
    if (before === "different") throw new ArchiveConflict(key);
    await bucket.putNew(key, bytes, contentType, sha256);
    const after = await compare(key, sha256, bytes);
    if (after === "different") throw new ArchiveConflict(key);
    if (after !== "same") throw archiveFailure("Finding what was written", undefined);
  }

  return {
    put,
    get: (key) => bucket.get(key),
    async removeFolder(folder) {
      for (let wasThere = false; ;) {
        const keys = await bucket.list(MOST_LISTED, folder);
        for (const key of keys) await bucket.remove(key);
        wasThere ||= keys.length > 0;
        if (keys.length < MOST_LISTED) return wasThere;
      }
    },
    async check() {
      const key = `.check/${randomUUID()}`;
      await put(key, Buffer.from("Countersign checks its archive."), "text/plain");
      if ((await bucket.get(key)) === undefined) {
        throw archiveFailure("Reading back what was written", undefined);
      }
      await bucket.removeIfAllowed(key);
    },
  };
}

type Comparison = "same" | "different" | "absent" | "unknown";
