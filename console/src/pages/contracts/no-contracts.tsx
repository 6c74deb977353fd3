import { IconFileText } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { NothingFits } from "../../parts/nothing-fits.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  /** Is something searched for or filtered by? */
  readonly isNarrowed: boolean;
  readonly onReset: () => void;
}

/** An empty list: because there is nothing yet, or because nothing fits. */
export function NoContracts({ isNarrowed, onReset }: Props): ReactElement {
  const text = useText("contracts");
  const { id } = useAccount();
  if (isNarrowed)
    return (
      <NothingFits
        title={text("nothing.title")}
        text={text("nothing.text")}
        reset={text("filters.reset")}
        onReset={onReset}
      />
    );
  return (
    <EmptyState icon={<IconFileText size={22} />} title={text("empty.title")} text={text("empty.text")}>
      <ButtonLink to="/a/$account/playbooks" params={{ account: id }} variant="default">
        {text("empty.action")}
      </ButtonLink>
    </EmptyState>
  );
}
