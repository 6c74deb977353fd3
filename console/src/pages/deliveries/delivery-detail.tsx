import { Group, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadDeliveryData } from "../../api/client/deliveries.ts";
import { CodeBlock } from "../../parts/code-block.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Moment } from "../../parts/moment.tsx";
import { prettyBody } from "../../parts/pretty-body.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { AboutDeals } from "./about-deals.tsx";
import { DeliveryStateMark } from "./delivery-state-mark.tsx";
import { ReasonText } from "./reason-text.tsx";
import { ReplayButton } from "./replay-button.tsx";
import { ReplayList } from "./replay-list.tsx";
import { useKnockerName } from "./use-knockers.ts";

interface Props {
  readonly delivery: ReadDeliveryData;
}

/** What came, what it was about, and what came of it. */
export function DeliveryDetail({ delivery }: Props): ReactElement {
  const text = useText("deliveries");
  const { isOperator } = useAccount();
  const { id, at, connection, state, reason, attempts, about, headers, body, isCut, replays } = delivery;
  const nameOf = useKnockerName();
  const shown = headers.map(({ name, value }) => `${name}: ${value ?? `(${text("detail.hidden")})`}`);
  return (
    <Stack gap="md">
      <Facts
        rows={[
          [text("detail.state"), <DeliveryStateMark key="state" state={state} />],
          [
            text("detail.reason"),
            reason === undefined ? undefined : <ReasonText key="reason" reason={reason} />,
          ],
          [text("detail.at"), <Moment key="at" at={at} as="second" />],
          [text("detail.from"), nameOf(connection)],
          [text("detail.attempts"), text("detail.attemptsCount", { count: attempts })],
          [
            text("detail.replays"),
            replays.length === 0 ? undefined : <ReplayList key="replays" replays={replays} />,
          ],
          [
            text("detail.id"),
            <Group key="id" gap={4} wrap="nowrap">
              <span>{id}</span>
              <CopyText value={id} label={text("detail.id")} />
            </Group>,
          ],
        ]}
      />
      <AboutDeals about={about} />
      {isOperator && <ReplayButton id={id} />}
      <div>
        <Text fw={600} mb={4}>
          {text("detail.headers")}
        </Text>
        <CodeBlock label={text("detail.headers")}>{shown.join("\n")}</CodeBlock>
      </div>
      <div>
        <Text fw={600} mb={4}>
          {text("detail.body")}
        </Text>
        <CodeBlock label={text("detail.body")}>{prettyBody(body)}</CodeBlock>
        {isCut && <Text c="dimmed">{text("detail.cut")}</Text>}
      </div>
    </Stack>
  );
}
