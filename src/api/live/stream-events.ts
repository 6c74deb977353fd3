import { ApiProblem } from "../api-problem.ts";
import { webHeaders } from "../gate.ts";
import type { House } from "../house.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import type { Route } from "../route.ts";
import { holdStream, mayListen } from "./hold-stream.ts";
import { createLiveReader } from "./live-reader.ts";
import type { LiveReader } from "./live-reader.ts";

const MOST_STREAMS = 1_000;

const readers = new WeakMap<House["store"], LiveReader>();

/** Server-sent events: `news` with `{ contracts, deliveries, changed }`. Ends with the session, and with the service. */
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
      summary:
        "What changes, as server-sent events: contracts by reference, how many deliveries came, and which else of playbooks, connections, settings, people, changes",
      params: NONE,
      query: NONE,
      body: NONE,
      needs: "viewer",
      produces: "text/event-stream",
    },
    async ({ house, account }, reply, request) => {
      if (open.size >= MOST_STREAMS) throw new ApiProblem("unavailable", "Too many pages are open.");
      const headers = webHeaders(request.headers);
      reply.hijack();
      const { raw } = reply;
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...STREAM_HEADERS }))
        if (value !== undefined) raw.setHeader(name, value);
      raw.writeHead(200);
      raw.write("retry: 3000\n\n");
      const reader = readers.get(house.store) ?? createLiveReader(house);
      readers.set(house.store, reader);
      holdStream(raw, {
        open,
        mayStay: () => mayListen(house, headers, account),
        listen: (tell) => reader.listen(account, tell),
      });
    },
  );
  route(app, houseOf);
};

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;
