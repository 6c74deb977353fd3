import { CountersignError, RETRY } from "../domain/errors.ts";

/**
 * `archive_unavailable`, with the cause's code and the way out: paths and keys of the machine are nobody else's business.
 */
export function archiveFailure(doing: string, cause: unknown): CountersignError {
  const code = codeOf(cause);
  const hint = HINTS.find(({ codes }) => codes.test(code))?.hint;
  const detail = `${doing} failed${code === "" ? "" : `: ${code}`}.${hint === undefined ? "" : ` ${hint}`}`;
  const where = { connection: "archive", operation: "archive" };
  return new CountersignError("archive_unavailable", RETRY, detail, where, cause);
}

/** The system's code, else the library's name, else the answer's status. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  const status = httpStatusOf(cause);
  // answers without a body (HEAD) have no name of their own
  return status !== undefined && /^(?:\d+|Unknown\w*|Error)$/u.test(cause.name) ? String(status) : cause.name;
}

/** The HTTP status behind an error of the S3 library, where there is one. */
export function httpStatusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}

const HINTS = [
  { codes: /^(?:ENOSPC|EDQUOT)$/u, hint: "The disk is full: make room." },
  {
    codes: /^(?:EACCES|EPERM|EROFS)$/u,
    hint: "The service's user may not write in the archive's directory: give it the right.",
  },
  {
    codes: /^(?:ENOTDIR|EEXIST)$/u,
    hint: "A file stands where a directory of the archive should be: move it away.",
  },
  { codes: /^NoSuchBucket$/u, hint: "There is no such bucket: check `archive.bucket`." },
  {
    codes: /^(?:301|307|PermanentRedirect|TemporaryRedirect|AuthorizationHeaderMalformed)$/u,
    hint: "The bucket is in another region: check `archive.region`.",
  },
  {
    codes: /^(?:401|403|AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|CredentialsProviderError)$/u,
    hint: "The key may not read or write in the bucket: check its rights and `archive.accessKeyId`.",
  },
  {
    codes: /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOST\w+|ETIMEDOUT|TimeoutError)$/u,
    hint: "The store does not answer: check `archive.endpoint` and the network.",
  },
] as const;
