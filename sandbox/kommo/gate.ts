import type { SimRequest } from "../kit/kit.ts";
import { Refusal, problem, refuse } from "./answers.ts";
import type { Actor } from "./call.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { TokenBook } from "./tokens.ts";
import type { World } from "./world.ts";

/** An administrator's call may run with another user's rights. */
const inContext = (world: World, actor: Actor, header: string | undefined): Actor => {
  if (header === undefined || !actor.isAdmin) return actor;
  const user = world.catalog.users.get(Number(header));
  return user === undefined
    ? refuse(403, "The user of X-Context-User-ID is not available")
    : { userId: user.id, isAdmin: user.isAdmin };
};

/** Who calls. Throws the 401. */
export const authenticate = (
  world: World,
  tokens: TokenBook,
  request: SimRequest,
): { readonly token: string; readonly actor: Actor } => {
  const token = /^Bearer (.+)$/u.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const row = tokens.admit(token, world.now().getTime());
  if (row === undefined) return refuse(401, "Unauthorized");
  const actor = { userId: row.userId, isAdmin: row.isAdmin };
  return { token, actor: inContext(world, actor, request.headers["x-context-user-id"]) };
};

/** The body of a 429. */
export const tooMany = (retryAfterSeconds: number): Refusal =>
  new Refusal(
    problem(429, "Request limit exceeded: no more than 7 requests per second", {
      retry_after: retryAfterSeconds,
    }),
  );

/** Counts the call. Throws the 429; tells whether the address is shut out. */
export const isShutOut = (limit: RateLimit, token: string, nowMs: number): boolean => {
  const verdict = limit.admit(token, nowMs);
  if (verdict === "limited") throw tooMany(limit.retryAfterSeconds);
  return verdict === "blocked";
};
