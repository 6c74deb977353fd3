import type { SimRequest } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import type { User } from "./user.ts";
import { nowOf } from "./world.ts";
import type { World } from "./world.ts";

const WINDOW_MS = 300_000;

const checkRate = (world: World): void => {
  if (world.limit === null) return;
  const since = nowOf(world) - WINDOW_MS;
  world.calls = world.calls.filter((at) => at > since);
  if (world.calls.length >= world.limit) {
    throw new Refused(
      429,
      "You have reached the 5 minute rate limit for requests. Try again in a few minutes.",
    );
  }
  world.calls.push(nowOf(world));
};

/**
 * Who calls: an active user of the account, or `undefined` = the account itself, where the header is left out. Throws
 * Refused: 401 wrong token, unknown or inactive user; 429.
 */
export const callerOf = (world: World, { headers }: SimRequest): User | undefined => {
  const isKnown = headers["x-oneflow-api-token"] === world.options.apiToken;
  if (!isKnown || world.isTokenRevoked) throw new Refused(401, "The API token is invalid.");
  checkRate(world);
  const email = headers["x-oneflow-user-email"];
  if (email === undefined) return undefined;
  const user = world.users.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (user === undefined || !user.isActive) throw new Refused(401, "The user email is invalid.");
  return user;
};

/** The caller, where somebody has to stand for the change. Throws Refused(400) without the header. */
export const named = (user: User | undefined): User => {
  if (user === undefined) {
    throw new Refused(400, "One or more parameters are not valid.", {
      "x-oneflow-user-email": ["The header is required."],
    });
  }
  return user;
};
