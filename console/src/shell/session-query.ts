import { queryOptions } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { setServiceClock } from "../formats/use-now.ts";

const FRESH_MS = 5 * 60_000;

/** Who is signed in, and which accounts they may see. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const session = await api.session.readSession({ signal });
    return { ...session, clockOffsetMs: setServiceClock(session.now) };
  },
  staleTime: FRESH_MS,
});
