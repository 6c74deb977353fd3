import type { ReactElement } from "react";
import type { ReadDeliveryData } from "../../api/client/deliveries.ts";
import { Moment } from "../../parts/moment.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly replays: ReadDeliveryData["replays"];
}

/** Who had the delivery read once more, newest first. */
export function ReplayList({ replays }: Props): ReactElement {
  const text = useText("deliveries");
  return (
    <>
      {replays.toReversed().map(({ by, at }) => (
        <div key={at}>
          {text("detail.replayedBy", { name: by })} · <Moment at={at} as="second" />
        </div>
      ))}
    </>
  );
}
