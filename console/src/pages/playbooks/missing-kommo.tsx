import { IconPlugConnected } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ApiError } from "../../api/api-error.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly error: Error;
}

/** There is nothing to choose from: mostly because Kommo is not connected yet. */
export function MissingKommo({ error }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  if (!(error instanceof ApiError && error.code === "conflict")) return <ProblemNote error={error} />;
  return (
    <EmptyState
      icon={<IconPlugConnected size={22} />}
      title={text("noKommo.title")}
      text={text("noKommo.text")}
    >
      <ButtonLink to="/a/$account/connections/$connection" params={{ account, connection: "kommo" }}>
        {text("noKommo.action")}
      </ButtonLink>
    </EmptyState>
  );
}
