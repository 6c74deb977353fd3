import { ApiProblem } from "../api-problem.ts";
import { webHeaders } from "../gate.ts";
import type { House } from "../house.ts";
import { NONE, rawAccountRoute } from "../route.ts";
import type { Route } from "../route.ts";
import { holdStream, mayListen } from "./hold-stream.ts";
import { createLiveReader } from "./live-reader.ts";
import type { LiveReader } from "./live-reader.ts";
import { createStreamSeats } from "./stream-seats.ts";

const readers = new WeakMap<House["store"], LiveReader>();

/** Server-sent events: `news` with `{ contracts, deliveries, changed }`. Ends with the session, and with the service. */
export const streamEvents: Route = (app, houseOf) => {
  const open = new Set<() => void>();
  const seats = createStreamSeats();
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
    async ({ house, account, caller }, reply, request) => {
      const leave = seats.take({ caller: caller.id, account });
      if (typeof leave === "string")
        throw new ApiProblem(leave === "caller" ? "too_many" : "unavailable", (say) =>
          say("problems:tooManyPages"),
        );
      // gone while it was looked at who they are: nobody will say so again
      if (reply.raw.destroyed) return leave();
      reply.raw.on("close", leave);
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
