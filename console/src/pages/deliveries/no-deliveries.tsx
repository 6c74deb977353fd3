import { IconInbox } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { NothingFits } from "../../parts/nothing-fits.tsx";
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
      <NothingFits
        title={text("nothing.title")}
        text={text("nothing.text")}
        reset={text("nothing.reset")}
        onReset={onReset}
      />
    );
  return (
    <EmptyState icon={<IconInbox size={22} />} title={text("empty.title")} text={text("empty.text")}>
      <ButtonLink to="/a/$account/connections" params={{ account: id }} variant="default">
        {text("empty.action")}
      </ButtonLink>
    </EmptyState>
  );
}
