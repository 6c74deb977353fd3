import type { SimRequest } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import { nowMs } from "./world.ts";
import type { World } from "./world.ts";

const HEADER = /^Zoho-oauthtoken ([\w.]{1,200})$/u;
const ID_SEGMENT = /\/\d+(?=\/|$)/gu;

/**
 * Whether the call may come in at all. Throws Refused: 401 with 9031 where no token came in the vendor's form, 401 with
 * 9041 for one that is not good, and the limit per endpoint and minute.
 */
export const admit = (world: World, request: SimRequest): void => {
  const header = request.headers["authorization"];
  const [, token] = HEADER.exec(header ?? "") ?? [];
  if (header === undefined) throw new Refused("noTicket", "Ticket invalid", undefined, 401);
  if (token === undefined || world.isElsewhere || !world.tokens.admit(token)) {
    throw new Refused("badToken", "Invalid Oauth token", undefined, 401);
  }
  const endpoint = `${request.method} ${request.path.replaceAll(ID_SEGMENT, "/*")}`;
  const status = world.limit.refuses(endpoint, nowMs(world));
  if (status !== undefined) {
    const message = "You have made too many calls. Please try again later.";
    throw new Refused("tooManyCalls", message, undefined, status);
  }
};
