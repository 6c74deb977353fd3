import { createConnection } from "node:net";
import type { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOOK_SECRETS } from "../town-config.ts";
import { createWorld } from "../world.ts";
import type { World } from "../world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** As `src/server` promises: headers within ten seconds, a whole call within fifteen; it looks every two. */
const MOST_HEADERS_MS = 10_000 + 2_000;
const MOST_CALL_MS = 15_000 + 2_000;
/** A busy machine looks later. */
const LATE_MS = 6_000;
/** Of each kind, at once. */
const CLIENTS = 60;

interface Dripping {
  readonly socket: Socket;
  /** Milliseconds until the server had enough of it, and what it said. */
  readonly ended: Promise<{ readonly ms: number; readonly said: string }>;
}

/** Sends `first`, then a piece of `drip` every half second, for as long as anybody listens. */
function dripping(first: string, drip: string): Dripping {
  const started = performance.now();
  const socket = createConnection(Number(new URL(world.url).port), "127.0.0.1");
  let said = "";
  let at = 0;
  socket.write(first);
  const timer = setInterval(() => {
    socket.write(drip.charAt(at % drip.length));
    at += 1;
  }, 500);
  socket.on("data", (piece: Buffer) => (said += piece.toString("latin1")));
  const ended = new Promise<{ ms: number; said: string }>((resolve) => {
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve({ ms: performance.now() - started, said });
    });
  });
  return { socket, ended };
}

const HOOK = `/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`;

/** How slow clients hold on to a server. */
const KINDS: readonly (readonly [what: string, first: string, drip: string, mostMs: number])[] = [
  [
    "a line of the headers, a letter at a time",
    `POST ${HOOK} HTTP/1.1\r\nhost: x\r\nx-slow: `,
    "a",
    MOST_HEADERS_MS,
  ],
  ["ever more headers", `GET /healthz HTTP/1.1\r\nhost: x\r\n`, "x: 1\r\n", MOST_HEADERS_MS],
  ["a first line that never ends", "GET /", "a", MOST_HEADERS_MS],
  [
    "a hook's body, a letter at a time",
    `POST ${HOOK} HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n`,
    "a=1&",
    MOST_CALL_MS,
  ],
  [
    "a body in pieces without end",
    `POST ${HOOK} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`,
    "1\r\na\r\n",
    MOST_CALL_MS,
  ],
  [
    "a sign-in, a letter at a time",
    `POST /api/auth/sign-in/email HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n`,
    `{"email":"a`,
    MOST_CALL_MS,
  ],
  ["nothing at all", "", "", 60_000],
];

test(
  "hundreds of clients that drip headers and bodies are cut off in time, and keep nobody waiting meanwhile",
  { timeout: 60_000 },
  async () => {
    const slow = KINDS.flatMap(([what, first, drip, mostMs]) =>
      Array.from({ length: CLIENTS }, () => ({ what, mostMs, ...dripping(first, drip) })),
    );
    for (let honest = 0; honest < 5; honest += 1) {
      const started = performance.now();
      const body = `leads[status][0][id]=${honest + 1}&leads[status][0][status_id]=142`;
      expect(await world.knock("kommo", { body })).toBe(200);
      expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
      expect(performance.now() - started).toBeLessThan(3_000);
    }
    const cut = slow.filter(({ what }) => what !== "nothing at all");
    for (const { what, mostMs, ended } of cut) {
      const { ms, said } = await ended;
      expect(ms, what).toBeLessThan(mostMs + LATE_MS);
      expect(said, what).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/u);
    }
    // who says nothing costs a socket for a minute, and no more
    for (const { socket } of slow) socket.destroy();
    const kept = await world.app.store.deliveries.list({ account: "acme", limit: 50 });
    expect(kept).toHaveLength(5);
  },
);
