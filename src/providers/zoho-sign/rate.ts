import type { Rate } from "../../http/http.ts";

/** 50 calls a minute for the whole account, as quoted of the vendor: five at once and three every four seconds never exceed that. */
export const RATE: Rate = { perSecond: 0.75, burst: 5 };
