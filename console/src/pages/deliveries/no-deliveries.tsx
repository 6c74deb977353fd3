import { Button } from "@mantine/core";
import { IconInbox, IconSearchOff } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly isNarrowed: boolean;
  readonly onReset: () => void;
}

/** An empty list: because nothing knocked, or because nothing fits. */
export function NoDeliveries({ isNarrowed, onReset }: Props): ReactElement {
  const text = useText("deliveries");
  const { id } = useAccount();
  if (isNarrowed)
    return (
      <EmptyState
        icon={<IconSearchOff size={22} />}
        title={text("nothing.title")}
        text={text("nothing.text")}
      >
        <Button variant="default" onClick={onReset}>
          {text("nothing.reset")}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconInbox size={22} />} title={text("empty.title")} text={text("empty.text")}>
      <ButtonLink to="/a/$account/connections" params={{ account: id }} variant="default">
        {text("empty.action")}
      </ButtonLink>
    </EmptyState>
  );
}
