import { Refused } from "./answers.ts";
import type { World } from "./world.ts";

/** Calls per minute and company. Source: developer.ironcladapp.com/reference/clm-api-rate-limits. */
const LIMITS = {
  "sign-status-write": 50,
  "workflows-read": 400,
  "workflows-write": 40,
  "records-read": 600,
  "records-write": 200,
  webhooks: 600,
  other: 800,
} as const;

const kindOf = (method: string, path: string): keyof typeof LIMITS => {
  const [, noun = ""] = path.split("/");
  const isRead = method === "GET";
  if (noun === "webhooks") return "webhooks";
  if (noun === "records") return isRead ? "records-read" : "records-write";
  if (noun !== "workflows") return "other";
  if (isRead) return "workflows-read";
  return path.includes("/sign-status") ? "sign-status-write" : "workflows-write";
};

/** Counts a call. Throws Refused(429), without any word about when to come back, once its kind has had its share of the minute. */
export const countCall = (world: World, method: string, path: string): void => {
  if (!world.moods.isLimited) return;
  const minute = Math.floor(world.options.now().getTime() / 60_000);
  if (world.counted.minute !== minute) world.counted = { minute, calls: new Map() };
  const kind = kindOf(method, path);
  const count = (world.counted.calls.get(kind) ?? 0) + 1;
  if (count > LIMITS[kind])
    throw new Refused(429, "TOO_MANY_REQUESTS", "Too many requests. Please try again later.");
  world.counted.calls.set(kind, count);
};
