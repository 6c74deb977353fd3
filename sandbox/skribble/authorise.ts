import { z } from "zod";
import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badRequest, Refused } from "./answers.ts";
import { checked, readJson } from "./read-json.ts";
import type { World } from "./world.ts";

const MINUTE_MS = 60_000;

const loginInput = z.strictObject({ username: z.string().min(1), "api-key": z.string().min(1) });

/** Counts a call; throws Refused(429) where there were too many in the last minute. */
const count = (world: World, calls: number[], most: number | null): void => {
  if (most === null) return;
  const nowMs = world.options.now().getTime();
  while ((calls[0] ?? nowMs) <= nowMs - MINUTE_MS) calls.shift();
  if (calls.length >= most) {
    throw new Refused({
      status: 429,
      type: "limit-exceeded",
      key: "error.rate_limit.exceeded",
      message: "Rate limit exceeded",
      retryAfterSeconds: Math.ceil(((calls[0] ?? nowMs) + MINUTE_MS - nowMs) / 1000),
    });
  }
  calls.push(nowMs);
};

const isRight = ({ options, settings }: World, username: string, apiKey: string): boolean => {
  if (options.dialect !== "documented" || settings.isKeyRevoked) return false;
  const { demoUsername, demoApiKey } = options;
  return (
    (username === options.username && apiKey === options.apiKey) ||
    (username === demoUsername && apiKey === demoApiKey)
  );
};

const credentialsOf = (request: SimRequest): z.infer<typeof loginInput> => {
  if (!/^application\/x-www-form-urlencoded\b/iu.test(request.headers["content-type"] ?? "")) {
    return readJson(request, loginInput);
  }
  return checked(
    Object.fromEntries(new URLSearchParams(Buffer.from(request.body).toString("utf8"))),
    loginInput,
  );
};

/**
 * `POST /access/login`: the bare token as text, for 20 minutes. The vendor's pages disagree about wrong credentials: 400
 * with a sentence, or 403 with a key. Throws Refused.
 */
export const login = (world: World, request: SimRequest): SimResponse => {
  count(world, world.logins, world.settings.loginsPerMinute);
  const { username, "api-key": apiKey } = credentialsOf(request);
  if (!isRight(world, username, apiKey)) {
    if (world.settings.authStatus === 403) {
      throw new Refused({
        status: 403,
        key: "error.auth.credentials_invalid",
        message: "Invalid credentials",
      });
    }
    return { status: 400, body: "Authentication failed: wrong username or api-key" };
  }
  const token = world.tokens.issue(username);
  return { status: 200, body: world.settings.isLoginJson ? { token } : token };
};

/** The API user behind a call. Throws Refused: 401 or 403 (see `login`), 429. */
export const authorise = (world: World, request: SimRequest): string => {
  const [, token] = /^Bearer (\S+)$/u.exec(request.headers["authorization"] ?? "") ?? [];
  if (token === undefined) throw new Refused({ status: 401, message: "Full authentication is required" });
  const check = world.tokens.check(token);
  if ("username" in check && !world.settings.isKeyRevoked) {
    count(world, world.calls, world.settings.callsPerMinute);
    return check.username;
  }
  const isExpired = "wrong" in check && check.wrong === "expired";
  const message = isExpired ? "The access token has expired" : "The access token is invalid";
  if (world.settings.authStatus === 401) throw new Refused({ status: 401, message });
  throw new Refused({
    status: 403,
    key: isExpired ? "error.auth.token_expired" : "error.auth.token_invalid",
    message,
  });
};

/** Refuses parameters that an operation does not know. Throws Refused(400). */
export const onlyParameters = (request: SimRequest, known: readonly string[]): void => {
  const stray = [...request.query.keys()].find((name) => !known.includes(name));
  if (stray !== undefined) throw badRequest(`Unknown parameter ${stray}`);
};
