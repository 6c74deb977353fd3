import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAccount } from "../../../shell/use-account.ts";
import { dealsQuery } from "../playbooks-query.ts";

interface ChosenDeal {
  readonly deal: string | undefined;
  readonly choose: (deal: string | undefined) => void;
}

/** The deal that is looked at: the one changed last, until somebody chooses. */
export function useFirstDeal(): ChosenDeal {
  const { id: account } = useAccount();
  const [chosen, setChosen] = useState<{ readonly deal: string | undefined }>();
  const { data } = useQuery(dealsQuery(account, ""));
  return {
    deal: chosen === undefined ? data?.deals[0]?.id : chosen.deal,
    choose: (deal) => setChosen({ deal }),
  };
}
