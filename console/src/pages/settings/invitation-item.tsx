import { Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { Moment } from "../../parts/moment.tsx";
import { toast, toastProblem } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Invitation } from "./settings-query.ts";

interface Props {
  readonly invitation: Invitation;
}

/** An invitation that nobody has followed yet. */
export function InvitationItem({ invitation }: Props): ReactElement {
  const text = useText("settings");
  const common = useText("common");
  const { id: account } = useAccount();
  const { id, email, role, by, endsAt } = invitation;
  const withdraw = useMutation({
    mutationFn: () => api.people.withdrawInvitation({ account, invitation: id }),
    onError: toastProblem,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: accountKey(account, "people") });
      toast(text("invitations.withdrawn", { email }));
    },
  });
  return (
    <li className="cs-person">
      <div>
        <Text fw={500} className="cs-break">
          {email}
        </Text>
        <Text size="sm" c="dimmed">
          {text("invitations.by", { by })} <Moment at={endsAt} as="instant" />
        </Text>
      </div>
      <Text>{common(`role.${role}`)}</Text>
      <Button
        variant="default"
        size="xs"
        loading={withdraw.isPending}
        aria-label={text("invitations.withdrawOf", { email })}
        onClick={() => withdraw.mutate()}
      >
        {text("invitations.withdraw")}
      </Button>
    </li>
  );
}
