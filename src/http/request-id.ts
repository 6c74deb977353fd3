const NAMES = [
  "x-request-id",
  "request-id",
  "x-requestid",
  "x-trace-id",
  "x-correlation-id",
  "x-amzn-requestid",
  "x-amz-request-id",
  "x-cloud-trace-context",
  "cf-ray",
] as const;

/** The other side's own id of a call, for a ticket with the vendor: printable, at most 128 characters. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of NAMES) {
    const value = headers.get(name);
    if (value !== null && /^[\x21-\x7e]+$/u.test(value)) return value.slice(0, 128);
  }
  return undefined;
}
