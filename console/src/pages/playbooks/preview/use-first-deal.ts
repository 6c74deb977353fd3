import { useQuery } from "@tanstack/react-query";
import { useAccount } from "../../../shell/use-account.ts";
import { useEditor } from "../editor/editor-context.ts";
import { pipelineNamed } from "../editor/stages.ts";
import { dealsQuery } from "../playbooks-query.ts";
import { useDealOption } from "./use-deal-option.ts";
import type { DealOption } from "./use-deal-option.ts";

interface ChosenDeal {
  readonly deal: DealOption | undefined;
  /** Has nobody chosen yet, and is Kommo being asked? */
  readonly isLooking: boolean;
  readonly choose: (deal: DealOption | undefined) => void;
}

/** The deal that is looked at: the one changed last, of the playbook's pipeline where there is one, until somebody chooses. */
export function useFirstDeal(): ChosenDeal {
  const { id: account } = useAccount();
  const { draft, choices, tried, tryWith } = useEditor();
  const optionOf = useDealOption();
  const { data, isLoading } = useQuery(dealsQuery(account, ""));
  const pipeline = pipelineNamed(choices, draft.when.pipeline)?.name;
  const first = data?.deals.find((one) => one.pipeline === pipeline) ?? data?.deals[0];
  return {
    deal: tried === undefined ? first && optionOf(first) : tried.deal,
    isLooking: tried === undefined && isLoading,
    choose: (deal) => tryWith({ deal }),
  };
}
