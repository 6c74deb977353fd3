import { Alert } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: Pick<ContractView, "status">;
  readonly offer: ContractView["actions"][number];
  /** How it stood when the dialog was opened. */
  readonly begun: ContractView["status"];
}

/** What the person has read may not hold any more: says so, and whether it can still be done. */
export function ChangedMeanwhile({ contract: { status }, offer, begun }: Props): ReactElement | null {
  const text = useText("contract");
  const common = useText("common");
  const { isPossible, because = "" } = offer;
  if (isPossible && status === begun) return null;
  return (
    <Alert role="alert" variant="default" title={text("actions.changed.title")}>
      {isPossible
        ? text("actions.changed.text", { status: common(`status.${status}`) })
        : text("actions.changed.impossible", { because })}
    </Alert>
  );
}
