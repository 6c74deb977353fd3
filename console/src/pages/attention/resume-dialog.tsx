import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast, toastProblem } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly references: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Resumes many at once; those that cannot be are named. */
export function ResumeDialog({ references, onDone, onClose }: Props): ReactElement {
  const text = useText("attention");
  const contract = useText("contract");
  const { id: account } = useAccount();
  const count = references.length;
  const resume = useMutation({
    mutationFn: () => api.attention.resumeContracts({ account }, { references: [...references] }),
    onSuccess: async ({ accepted, refused }) => {
      onDone();
      onClose();
      if (accepted.length > 0) toast(text("resume.accepted", { count: accepted.length }));
      for (const refusal of refused) toastProblem(text("resume.refused", refusal));
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
