import { Refused } from "./answers.ts";
import { happen } from "./happen.ts";
import type { StoredRequest } from "./stored-request.ts";
import { whoseTurn } from "./stored-request.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;
const CREDITS = 5;

/** The last minute of the day, as the vendor's samples have it. */
export const endOfDay = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS + DAY_MS - 60_000;

/** Those whose turn it is get their mail. */
export const inviteNext = (request: StoredRequest): void => {
  for (const action of whoseTurn(request)) if (action.status === "NOACTION") action.status = "UNOPENED";
};

const pay = (world: World): void => {
  if (world.creditsLeft !== null && world.creditsLeft < CREDITS) {
    throw new Refused("noCredits", "You do not have enough credits to send this document");
  }
  if (world.creditsLeft !== null) world.creditsLeft -= CREDITS;
  world.creditsUsed += CREDITS;
};

/**
 * A draft goes out and costs five credits unless it is a test or was corrected. Throws Refused: no draft, or no credits left.
 * https://zoho.com/sign/api/quick-start-with-zoho-sign-api.html
 */
export const submitRequest = (world: World, request: StoredRequest): void => {
  if (request.status !== "draft" && request.status !== "correction") {
    throw new Refused("wrongState", "The document is no draft");
  }
  if (request.status === "draft" && !request.isTest) pay(world);
  request.status = "inprogress";
  request.submittedAt = nowMs(world);
  request.expireBy = endOfDay(request.submittedAt + request.expirationDays * DAY_MS);
  inviteNext(request);
  happen(world, request, "submitted");
};
