// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface VendorCall {
  /**
   * ISO instant, UTC
   * @format date-time
   */
  at: string;
  /** Which try of its step it was: more than 1 = the same call failed before it */
  attempt: number;
  connection: string;
  durationMs: number;
  error?: string;
  method: string;
  operation: string;
  /** Redacted, cut to 8 KiB */
  requestBody?: string;
  /** The other side's own id of the call */
  requestId?: string;
  /** Redacted, cut to 8 KiB */
  responseBody?: string;
  /** Absent = no answer came */
  status?: number;
  /** Without secrets */
  url: string;
}
