import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Moment } from "../../parts/moment.tsx";
import { useText } from "../../texts/use-text.ts";
import type { HookState } from "./connections-query.ts";

interface Props {
  readonly vendor: string;
  readonly known: HookState;
}

/** Does the other side call us, as far as it is known? */
export function HookKnown({ vendor, known: { state, at } }: Props): ReactElement {
  const text = useText("connections");
  const isDated = state === "registered" && at !== undefined;
  return (
    <Text size="sm" c={state === "off" ? "var(--cs-bad)" : "dimmed"}>
      {text(isDated ? "hook.registeredAt" : `hook.${state}`, { vendor })} {isDated && <Moment at={at} />}
    </Text>
  );
}
