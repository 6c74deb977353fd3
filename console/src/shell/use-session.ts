import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReadSessionData } from "../api/client/session.ts";
import { sessionQuery } from "./session-query.ts";

/** The session; only on pages behind the guard, where it has been read. */
export function useSession(): ReadSessionData {
  return useSuspenseQuery(sessionQuery).data;
}
