import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyReply } from "fastify";
import { ApiProblem } from "./api-problem.ts";
import { createBucket } from "./bucket.ts";
import type { Flow } from "./bucket.ts";
import { callerAddress } from "./caller-address.ts";
import { isRecognised } from "./gate.ts";
import { neighbourhoodOf } from "./neighbourhood-of.ts";

/** How much somebody may ask. Counted in each process by itself. */
export const LIMITS = {
  /** One browser: twenty open pages while everything changes ask for less. */
  session: { most: 3_000, perSecond: 50 },
  /** One API key. */
  key: { most: 600, perSecond: 10 },
  /** Whoever sends neither, by address; an IPv6 address counts as its /64. */
  stranger: { most: 600, perSecond: 10 },
  /** Keys and sessions that are nobody's, by address. */
  wrong: { most: 60, perSecond: 1 },
  /** One-time links that are none, by address. */
  link: { most: 20, perSecond: 1 / 3 },
} as const satisfies Readonly<Record<string, Flow>>;

const LINKS: ReadonlySet<string> = new Set([
  "/api/welcome",
  "/api/invitations/look",
  "/api/invitations/accept",
]);
/** Credentials that were somebody's a moment ago: they go on while others from their address are refused. */
const KNOWN_MOST = 10_000;

/** Holds back whoever asks too much or guesses; to be called before any route is registered. */
export function limitCalls(app: FastifyInstance): void {
  const session = createBucket(LIMITS.session);
  const key = createBucket(LIMITS.key);
  const stranger = createBucket(LIMITS.stranger);
  const wrong = createBucket(LIMITS.wrong);
  const link = createBucket(LIMITS.link);
  const known = new Set<string>();

  app.addHook("onRequest", async (request, reply) => {
    const address = neighbourhoodOf(callerAddress(request.raw));
    const credential = credentialOf(request.raw);
    if (LINKS.has(request.routeOptions.url ?? "")) refuse(reply, link.wait(address));
    if (credential === undefined) return refuse(reply, stranger.take(address));
    if (!known.has(credential.hash)) refuse(reply, wrong.wait(address));
    return refuse(reply, (credential.kind === "key" ? key : session).take(credential.hash));
  });
  app.addHook("onResponse", async (request, reply) => {
    const address = neighbourhoodOf(callerAddress(request.raw));
    if (LINKS.has(request.routeOptions.url ?? "") && reply.statusCode === 404) link.take(address);
    const credential = credentialOf(request.raw);
    if (credential === undefined) return;
    if (isRecognised(request.raw)) {
      if (known.size >= KNOWN_MOST) known.clear();
      known.add(credential.hash);
    } else if (reply.statusCode === 401) {
      known.delete(credential.hash);
      wrong.take(address);
    }
  });
}

function refuse(reply: FastifyReply, waitS: number | undefined): void {
  if (waitS === undefined) return;
  reply.header("retry-after", String(waitS));
  throw new ApiProblem("too_many", (say) => say("problems:tooMany", { count: waitS }), {
    help: (say) => say("problems:retryAfter"),
  });
}

interface Credential {
  readonly kind: "key" | "session";
  readonly hash: string;
}

/** What a call says it may come in by, as {@link Auth} reads it; strangers write anything, so that only its hash is kept. */
function credentialOf({ headers }: IncomingMessage): Credential | undefined {
  const bearer = /^bearer (.*)$/iu.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return { kind: "key", hash: hashOf(bearer) };
  const cookie = /countersign\.session_token=([^;]*)/u.exec(headers.cookie ?? "")?.[1];
  return cookie === undefined ? undefined : { kind: "session", hash: hashOf(cookie) };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
