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
}

/** The client library and a client made with it. */
export interface S3Connection {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

/** Loads the library, an optional dependency. Throws `configuration_invalid` where it is not installed. */
export async function loadS3Client(config: S3ArchiveConfig): Promise<S3Connection> {
  const sdk = await import("@aws-sdk/client-s3").catch((error: unknown) => {
    const detail = "The archive is an S3 bucket, but the package @aws-sdk/client-s3 is not installed.";
    throw new CountersignError("configuration_invalid", STOP, detail, { operation: "archive" }, error);
  });
  const { accessKeyId, secretAccessKey, endpoint, region } = config;
  const client = new sdk.S3Client({
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
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

/** The HTTP status behind an error of the library, where there is one. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
