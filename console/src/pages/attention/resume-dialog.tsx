import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";
import type { Resumed } from "./resume-results.tsx";

interface Props {
  readonly contracts: readonly Troubled[];
  readonly onDone: (resumed: readonly Resumed[]) => void;
  readonly onClose: () => void;
}

/** Resumes one or many at once, after saying what will happen. */
export function ResumeDialog({ contracts, onDone, onClose }: Props): ReactElement {
  const text = useText("attention");
  const contract = useText("contract");
  const { id: account } = useAccount();
  const count = contracts.length;
  const resume = useAct({
    mutationFn: () =>
      api.attention.resumeContracts({ account }, { references: contracts.map(({ reference }) => reference) }),
    onSuccess: async ({ refused }) => {
      onDone(
        contracts.map(({ reference, deal }) => {
          const refusal = refused.find((one) => one.reference === reference)?.text;
          const resumed = { reference, name: deal.name === "" ? reference : deal.name };
          return refusal === undefined ? resumed : { ...resumed, refusal };
        }),
      );
      onClose();
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "attention") });
    },
  });
  return (
    <ConfirmDialog
      opened
      title={text("resume.title", { count })}
      points={[
        { term: contract("actions.atVendor"), text: text("resume.atVendor") },
        { term: contract("actions.inCrm"), text: text("resume.inCrm") },
      ]}
      confirm={text("resume.confirm")}
      busy={resume.isPending}
      error={resume.error}
      onConfirm={() => resume.mutate()}
      onClose={onClose}
    />
  );
}
