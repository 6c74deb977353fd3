import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ListDeliveriesData } from "../../api/client/deliveries.ts";
import { StatusMark } from "../../parts/status-mark.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useText } from "../../texts/use-text.ts";
import { DeliveryStateMark } from "./delivery-state-mark.tsx";

type Delivery = ListDeliveriesData["deliveries"][number];

interface Props {
  readonly delivery: Pick<Delivery, "state" | "about">;
}

/** What a call led to: its deals with their contracts as it left them, or that nothing came of it. */
export function WhatCame({ delivery: { state, about } }: Props): ReactElement {
  if (about.length === 0) return <DeliveryStateMark state={state} />;
  return (
    <>
      {about.map((deal) => (
        <DealLine key={deal.dealId} deal={deal} />
      ))}
    </>
  );
}

function DealLine({ deal }: { readonly deal: Delivery["about"][number] }): ReactElement {
  const text = useText("deliveries");
  const { dealId, dealName, came, contracts } = deal;
  return (
    <div>
      {dealName ?? text("deal", { id: dealId })}
      {" → "}
      {came === "waiting" && <ToneMark tone="busy">{text("came.waiting")}</ToneMark>}
      {came === "nothing" && (
        <Text component="span" c="dimmed">
          {text(contracts.length === 0 ? "came.none" : "came.nothing")}
        </Text>
      )}
      {came === "changed" &&
        contracts.map(
          ({ reference, became }) => became !== undefined && <StatusMark key={reference} status={became} />,
        )}
    </div>
  );
}
