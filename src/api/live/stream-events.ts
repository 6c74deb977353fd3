import type { ServerResponse } from "node:http";
import { roleIn } from "../../auth/caller.ts";
import { ApiProblem } from "../api-problem.ts";
import { webHeaders } from "../gate.ts";
import type { House } from "../house.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import type { Route } from "../route.ts";
import { createLiveReader } from "./live-reader.ts";
import type { LiveNews, LiveReader } from "./live-reader.ts";

const HEARTBEAT_MS = 15_000;
/** Whoever was signed out, or lost the account, is told nothing more after this time at the latest. */
const RECHECK_MS = 15_000;
const MOST_STREAMS = 1_000;

const readers = new WeakMap<House["store"], LiveReader>();

/** Server-sent events: `news` with `{ contracts, deliveries }`. Ends with the session, and with the service. */
export const streamEvents: Route = (app, houseOf) => {
  const open = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const end of open) end();
  });
  const route = rawAccountRoute(
    {
      method: "GET",
      url: "/events",
      id: "streamEvents",
      tag: "live",
      summary: "What changes, as server-sent events: contracts by reference, and how many deliveries came",
      params: NONE,
      query: NONE,
      body: NONE,
      needs: "viewer",
      produces: "text/event-stream",
    },
    async ({ house, account }, reply, request) => {
      if (open.size >= MOST_STREAMS) throw new ApiProblem("unavailable", "Too many pages are open.");
      const headers = webHeaders(request.headers);
      const mayStay = async (): Promise<boolean> => {
        const caller = await house.auth.identify(headers);
        return caller !== undefined && roleIn(caller, account) !== undefined && house.hasAccount(account);
      };
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...STREAM_HEADERS }))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200);
      raw.write("retry: 3000\n\n");
      const reader = readers.get(house.store) ?? createLiveReader(house.store);
      readers.set(house.store, reader);
      stream(raw, { open, mayStay, listen: (tell) => reader.listen(account, tell) });
    },
  );
  route(app, houseOf);
};

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

interface Streaming {
  readonly open: Set<() => void>;
  readonly mayStay: () => Promise<boolean>;
  readonly listen: (tell: (news: LiveNews) => void) => () => void;
}

function stream(raw: ServerResponse, { open, mayStay, listen }: Streaming): void {
  const end = (): void => {
    clearInterval(heartbeat);
    clearInterval(recheck);
    stop();
    open.delete(end);
    raw.end();
  };
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MS).unref();
  const recheck = setInterval(() => {
    mayStay().then(
      (stays) => (stays ? undefined : end()),
      () => end(), // the page comes again when we can tell
    );
  }, RECHECK_MS).unref();
  const stop = listen((news) => {
    // a browser that does not read would be written for without end
    if (raw.writableLength > 64 * 1024) end();
    else raw.write(`event: news\ndata: ${JSON.stringify(news)}\n\n`);
  });
  open.add(end);
  raw.on("close", end);
  raw.on("error", end);
}
