import type { SimRequest } from "../kit/kit.ts";
import { Refused } from "./answers.ts";
import type { Scope } from "./scopes.ts";
import { OWNER, userByEmail, userById } from "./users.ts";
import type { User } from "./users.ts";
import type { World } from "./world.ts";

/** Who asks. */
export interface Actor {
  readonly email: string;
  /** With an OAuth token: whoever a body names is ignored. */
  readonly isOauth: boolean;
}

const unauthorised = (message: string): Refused => new Refused(401, "UNAUTHORIZED", message);

const namedUser = ({ headers }: SimRequest): User | undefined => {
  const { "x-as-user-email": email, "x-as-user-id": id } = headers;
  if (email === undefined && id === undefined) return undefined;
  const user = email === undefined ? userById(id ?? "") : userByEmail(email);
  if (user === undefined) throw new Refused(403, "FORBIDDEN", "access forbidden");
  return user;
};

const MISSING = "x-as-user-email or x-as-user-id is required for tokens of the client credentials grant";

/**
 * The caller, if the call may be made. Throws Refused: 401 for a token that opens nothing, was revoked or is over; 403
 * for a scope that lacks and an acting user whom nobody knows; 400 where an OAuth client names no acting user.
 */
export const authorise = (world: World, request: SimRequest, scope?: Scope): Actor => {
  const { options, grants, moods } = world;
  const token = /^Bearer (\S+)$/u.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const grant = grants.get(token);
  if (grant === undefined && token !== options.token) throw unauthorised("invalid authentication token");
  if (moods.isKeyRevoked) throw unauthorised("token has been revoked");
  if (grant === undefined) return { email: (namedUser(request) ?? OWNER).email, isOauth: false };
  if (options.now().getTime() >= grant.untilMs) throw unauthorised("token has expired");
  if (scope !== undefined && !grant.scopes.has(scope))
    throw new Refused(403, "FORBIDDEN", "access forbidden");
  const user = namedUser(request);
  if (user === undefined) throw new Refused(400, "MISSING_PARAM", MISSING, "x-as-user-email");
  return { email: user.email, isOauth: true };
};
