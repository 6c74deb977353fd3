import type * as Sdk from "@aws-sdk/client-s3";
import { CountersignError, STOP } from "../domain/errors.ts";

export interface S3ArchiveConfig {
  readonly bucket: string;
  /** Stands before every key; may be empty. */
  readonly prefix: string;
  readonly region: string;
  /** Another service than Amazon's; spoken to with the bucket in the path. */
  readonly endpoint?: string;
  /** Absent = the environment's own credentials (role, profile). */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** How long the store may be silent, in ms; default 30,000. */
  readonly idleMs?: number;
}

/** The client library and a client made with it. */
export interface S3Connection {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

/** So long may a connection be silent; a whole call may take four times as long. */
const IDLE_MS = 30_000;

/** Loads the library, an optional dependency. Throws `configuration_invalid` where it is not installed. */
export async function loadS3Client(config: S3ArchiveConfig): Promise<S3Connection> {
  const sdk = await import("@aws-sdk/client-s3").catch((error: unknown) => {
    const detail = "The archive is an S3 bucket, but the package @aws-sdk/client-s3 is not installed.";
    throw new CountersignError("configuration_invalid", STOP, detail, { operation: "archive" }, error);
  });
  const { accessKeyId, secretAccessKey, endpoint, region, idleMs = IDLE_MS } = config;
  const client = new sdk.S3Client({
    region,
    // the corridor tries again by itself, later and later
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: idleMs,
      requestTimeout: 4 * idleMs,
      // without it the library only warns, and a store that never answers would hold a worker for ever
      throwOnRequestTimeout: true,
    },
    // Other services than Amazon's do not know the checksums that the library adds by itself.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId !== undefined && secretAccessKey !== undefined
      ? { credentials: { accessKeyId, secretAccessKey } }
      : {}),
  });
  return { sdk, client };
}
