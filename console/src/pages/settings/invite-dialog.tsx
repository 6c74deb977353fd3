import { useState } from "react";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { InviteFields } from "./invite-fields.tsx";
import type { InviteWish } from "./invite-fields.tsx";
import { ShownOnce } from "./shown-once.tsx";

interface Props {
  readonly onClose: () => void;
}

/** Makes a one-time link for somebody; nothing is mailed. */
export function InviteDialog({ onClose }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [wish, setWish] = useState<InviteWish>({ email: "", role: "operator", everywhere: false });
  const { email } = wish;
  const invite = useAct({
    mutationFn: () => api.people.invitePerson({ account }, { ...wish, email: email.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountKey(account, "people") }),
  });
  const { data } = invite;
  const isDone = data !== undefined;
  return (
    <ConfirmDialog
      opened
      title={text("invite.title")}
      points={[]}
      confirm={isDone ? text("invite.close") : text("invite.confirm")}
      busy={invite.isPending}
      disabled={email.trim() === ""}
      isDone={isDone}
      error={invite.error}
      onConfirm={() => (isDone ? onClose() : invite.mutate())}
      onClose={onClose}
    >
      {isDone ? (
        <ShownOnce
          label={text("invite.link")}
          text={text("invite.send", { email: data.invitation.email })}
          value={`${window.location.origin}${data.path}`}
        />
      ) : (
        <InviteFields wish={wish} onChange={setWish} />
      )}
    </ConfirmDialog>
  );
}
