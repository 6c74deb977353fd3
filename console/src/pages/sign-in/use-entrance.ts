import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { ReadEntranceData } from "../../api/client/welcome.ts";

const CLOSED: ReadEntranceData = { needsOwner: false, hasSingleSignOn: false };

/** What somebody without a session may know; the plain sign-in until it has been read. */
export function useEntrance(): ReadEntranceData {
  const { data } = useQuery({
    queryKey: ["entrance"],
    queryFn: ({ signal }) => api.welcome.readEntrance({ signal }),
  });
  return data ?? CLOSED;
}
