/** Calls per endpoint and minute. */
export interface CallLimit {
  /** `null` = none. The vendor's is 50, its status unknown: https://www.zoho.com/sign/api/api-limitations.html */
  set(perMinute: number | null, status?: 400 | 429): void;
  /** The status of the refusal, or `undefined` when the call may pass. */
  refuses(endpoint: string, nowMs: number): 400 | 429 | undefined;
}

const MINUTE_MS = 60_000;

/** No limit at first: a town's clock may stand still for a thousand calls. */
export const createCallLimit = (): CallLimit => {
  let most: number | null = null;
  let refusal: 400 | 429 = 429;
  let seen = new Map<string, number[]>();
  return {
    set: (perMinute, status = 429) => {
      most = perMinute;
      refusal = status;
      seen = new Map();
    },
    refuses: (endpoint, nowMs) => {
      if (most === null) return undefined;
      const recent = (seen.get(endpoint) ?? []).filter((at) => at > nowMs - MINUTE_MS);
      seen.set(endpoint, recent);
      if (recent.length >= most) return refusal;
      recent.push(nowMs);
      return undefined;
    },
  };
};
