import { archiveFailure, httpStatusOf } from "./archive-failure.ts";
import { isSafeKey } from "./archive-key.ts";
import { loadS3Client, type S3ArchiveConfig, type S3Connection } from "./s3-client.ts";

/** What a bucket tells about an object. `unknown`: the rights do not suffice to ask. */
export type S3Head = { readonly bytes: number; readonly sha256?: string } | "absent" | "unknown";

/** The few calls that an archive makes on a bucket. Everything it throws is `archive_unavailable`, RETRY. */
export class S3Bucket {
  readonly #config: S3ArchiveConfig;
  readonly #prefix: string;
  #connection: Promise<S3Connection> | undefined;

  constructor(config: S3ArchiveConfig) {
    this.#config = config;
    this.#prefix = config.prefix.replaceAll(/^\/+|\/+$/gu, "");
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const { sdk, client } = await this.#connect();
    const place = this.#place(key);
    try {
      const { Body } = await client.send(new sdk.GetObjectCommand(place));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (httpStatusOf(error) === 404 && !isBucketMissing(error)) return undefined;
      throw archiveFailure("Reading from the bucket", error);
    }
  }

  /** Keys under the prefix (and in this folder there), without the prefix; at most `most`. */
  async list(most: number, folder?: string): Promise<readonly string[]> {
    const { sdk, client } = await this.#connect();
    const start = this.#prefix === "" ? "" : `${this.#prefix}/`;
    const within = folder === undefined ? start : `${this.#place(folder).Key}/`;
    const request = { Bucket: this.#config.bucket, Prefix: within, MaxKeys: most };
    try {
      const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command(request));
      return Contents.flatMap(({ Key }) => (Key?.startsWith(start) ? [Key.slice(start.length)] : []));
    } catch (error) {
      throw archiveFailure("Listing the bucket", error);
    }
  }

  async head(key: string): Promise<S3Head> {
    const { sdk, client } = await this.#connect();
    const place = this.#place(key);
    try {
      const { ContentLength, Metadata } = await client.send(new sdk.HeadObjectCommand(place));
      const sha256 = Metadata?.["sha256"];
      return { bytes: ContentLength ?? 0, ...(sha256 === undefined ? {} : { sha256 }) };
    } catch (error) {
      if (httpStatusOf(error) === 404) return "absent";
      // Without the right to list the bucket, a missing object is answered with 403.
      if (httpStatusOf(error) === 403) return "unknown";
      throw archiveFailure("Looking into the bucket", error);
    }
  }

  /** Writes where nothing is. Resolves also when something is there by now: `head` tells what. */
  async putNew(key: string, bytes: Uint8Array, contentType: string, sha256: string): Promise<void> {
    const { sdk, client } = await this.#connect();
    const object = {
      ...this.#place(key),
      Body: bytes,
      ContentType: contentType,
      // The server computes it again and refuses what was damaged on the way.
      ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
      Metadata: { sha256 },
    };
    try {
      await client.send(new sdk.PutObjectCommand({ ...object, IfNoneMatch: "*" }));
    } catch (error) {
      if (httpStatusOf(error) === 412 || httpStatusOf(error) === 409) return;
      // Services without conditional writes answer 501.
      if (httpStatusOf(error) !== 501) throw archiveFailure("Writing to the bucket", error);
      await client.send(new sdk.PutObjectCommand(object)).catch((again: unknown) => {
        throw archiveFailure("Writing to the bucket", again);
      });
    }
  }

  async remove(key: string): Promise<void> {
    const { sdk, client } = await this.#connect();
    try {
      await client.send(new sdk.DeleteObjectCommand(this.#place(key)));
    } catch (error) {
      throw archiveFailure("Removing from the bucket", error);
    }
  }

  /** Buckets may forbid it, for good reasons: then the object stays. */
  async removeIfAllowed(key: string): Promise<void> {
    const { sdk, client } = await this.#connect();
    await client.send(new sdk.DeleteObjectCommand(this.#place(key))).catch(() => undefined);
  }

  #connect(): Promise<S3Connection> {
    this.#connection ??= loadS3Client(this.#config);
    return this.#connection;
  }

  #place(key: string): { readonly Bucket: string; readonly Key: string } {
    if (!isSafeKey(key)) throw archiveFailure("Finding a place for the file", new Error("unsafe key"));
    return { Bucket: this.#config.bucket, Key: this.#prefix === "" ? key : `${this.#prefix}/${key}` };
  }
}

/** Nothing under a key, and no bucket at all, are answered with the same status. */
function isBucketMissing(error: unknown): boolean {
  return error instanceof Error && error.name === "NoSuchBucket";
}
