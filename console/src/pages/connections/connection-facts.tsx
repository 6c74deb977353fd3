import { Progress } from "@mantine/core";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { Facts } from "../../parts/facts.tsx";
import { Moment } from "../../parts/moment.tsx";
import { useText } from "../../texts/use-text.ts";
import type { ConnectionView } from "./connections-query.ts";
import { TokenEnd } from "./token-end.tsx";

interface Props {
  readonly connection: ConnectionView;
}

const MINUTE_S = 60;

/** When it was last used and heard of, when its token dies, and how much of its limit is used. */
export function ConnectionFacts({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { number, percent } = useFormats();
  const { kind, lastCallAt, lastDeliveryAt, hook, limits, usedBy } = connection;
  const { perSecond, callsInLastMinute } = limits;
  const isLimited = perSecond !== undefined && perSecond > 0;
  const share = isLimited ? callsInLastMinute / (perSecond * MINUTE_S) : 0;
  const calls = isLimited
    ? text("calls.limited", {
        count: number(callsInLastMinute),
        share: percent(share),
        limit: number(perSecond * MINUTE_S),
      })
    : text(perSecond === 0 ? "calls.unlimited" : "calls.free", { count: number(callsInLastMinute) });
  return (
    <Facts
      rows={[
        [
          text("facts.lastCall"),
          lastCallAt === undefined ? text("never") : <Moment key="lastCall" at={lastCallAt} />,
        ],
        [
          text("facts.lastDelivery"),
          lastDeliveryAt === undefined ? (
            text(hook.isOpen ? "never" : "shut")
          ) : (
            <Moment key="lastDelivery" at={lastDeliveryAt} />
          ),
        ],
        [text("facts.token"), <AccessFact key="access" connection={connection} />],
        [
          text("facts.calls"),
          <div key="calls">
            {calls}
            {isLimited && (
              <Progress value={share * 100} size="xs" mt={4} aria-label={text("facts.calls")} color="ink" />
            )}
          </div>,
        ],
        [
          text("facts.usedBy"),
          kind === "crm"
            ? undefined
            : usedBy.length === 0
              ? text("unused")
              : usedBy.map(({ name }) => name).join(", "),
        ],
      ]}
    />
  );
}

function AccessFact({ connection: { health, token } }: Props): ReactElement {
  const text = useText("connections");
  if (health.reason === "credentials_rejected") return <>{text("token.refused")}</>;
  return token === undefined ? <>{text("token.unknown")}</> : <TokenEnd token={token} />;
}
