import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { Moment } from "../../parts/moment.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { GrantedItem } from "./granted-item.tsx";
import { useBy } from "./use-by.ts";
import type { Invitation } from "./settings-query.ts";

interface Props {
  readonly invitation: Invitation;
}

/** An invitation that nobody has followed yet. */
export function InvitationItem({ invitation }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const told = useBy();
  const { id, email, role, by, endsAt, isEverywhere } = invitation;
  return (
    <GrantedItem
      name={email}
      role={role}
      noun="people"
      words={{
        take: text("invitations.withdraw"),
        takeThis: text("invitations.withdrawOf", { email }),
        ask: text("invitations.ask", { email }),
        lost: text("invitations.lost"),
        taken: text("invitations.withdrawn", { email }),
      }}
      onTake={() => api.people.withdrawInvitation({ account, invitation: id })}
    >
      {isEverywhere && `${text("people.everywhere")} · `}
      {text("invitations.by", { by: told(by) })} <Moment at={endsAt} as="instant" />
    </GrantedItem>
  );
}
