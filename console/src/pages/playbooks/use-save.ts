import type { UseMutationResult } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/api.ts";
import type { PutPlaybookPayload, ReadPlaybookData } from "../../api/client/playbooks.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";
import { playbookQuery } from "./playbooks-query.ts";

/** Saves a playbook as a new version; a new one's page is opened. */
export function useSave(
  playbook: string,
  isNew: boolean,
): UseMutationResult<ReadPlaybookData, Error, PutPlaybookPayload> {
  const text = useText("playbooks");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  return useAct({
    mutationFn: (payload: PutPlaybookPayload) => api.playbooks.putPlaybook({ account, playbook }, payload),
    onSuccess: async (detail) => {
      queryClient.setQueryData(playbookQuery(account, playbook).queryKey, detail);
      await forgetPlaybooks(account);
      toast(text(isNew ? "savedNew" : "saved"));
      if (isNew)
        await navigate({
          to: "/a/$account/playbooks/$playbook",
          params: { account, playbook },
          ignoreBlocker: true,
        });
    },
  });
}
