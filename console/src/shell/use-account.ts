import { useParams } from "@tanstack/react-router";
import type { ReadSessionData } from "../api/client/session.ts";
import { useSession } from "./use-session.ts";

type Seen = ReadSessionData["accounts"][number];

/** The account of the page, and what its reader may do there. */
export interface Account extends Seen {
  /** May act on contracts and playbooks. */
  readonly isOperator: boolean;
  /** May change connections, people and settings. */
  readonly isOwner: boolean;
}

/** Only on pages below `/a/{account}`; the guard has seen to it that the reader may be there. */
export function useAccount(): Account {
  const { account = "" } = useParams({ strict: false });
  const found = useSession().accounts.find(({ id }) => id === account);
  const seen: Seen = found ?? { id: account, name: account, timezone: "UTC", role: "viewer" };
  return { ...seen, isOperator: seen.role !== "viewer", isOwner: seen.role === "owner" };
}
