import { IconPlugConnected } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

/** There is nothing to choose from: Kommo is not connected yet. */
export function MissingKommo(): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOwner } = useAccount();
  return (
    <EmptyState
      icon={<IconPlugConnected size={22} />}
      title={text("noKommo.title")}
      text={text(isOwner ? "noKommo.text" : "noKommo.notYours")}
    >
      {isOwner && (
        <ButtonLink to="/a/$account/connections/$connection" params={{ account, connection: "kommo" }}>
          {text("noKommo.action")}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
