import type { Rate } from "../../http/http.ts";

/** 2,000 calls in five minutes per token (reference page `api-rate-limit`), with room for what the account does itself. */
export const RATE: Rate = { perSecond: 6, burst: 100 };
