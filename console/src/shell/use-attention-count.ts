import { useQuery } from "@tanstack/react-query";
import { attentionQuery } from "../pages/attention/attention-query.ts";
import { useAccount } from "./use-account.ts";

/** Contracts and connections of the account that need attention. */
export function useAttentionCount(): number {
  const { id } = useAccount();
  const { data = 0 } = useQuery({
    ...attentionQuery(id, undefined),
    select: ({ count, connections }) => count + connections.length,
  });
  return data;
}
