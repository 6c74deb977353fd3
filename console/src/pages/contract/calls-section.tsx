import { Accordion, Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { useKnockerName } from "../deliveries/use-knockers.ts";
import { CallDetail } from "./call-detail.tsx";
import { useCallName } from "./use-call-name.ts";
import { callsQuery } from "./contract-query.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: Pick<ContractView, "reference" | "erasedAt">;
}

const REFUSED = 400;
const SHOWN = 10;

/** The calls made for the contract, newest first; each opens. */
export function CallsSection({ contract: { reference, erasedAt } }: Props): ReactElement {
  const text = useText("contract");
  const { id: account } = useAccount();
  const formats = useFormats();
  const nameOf = useKnockerName();
  const callName = useCallName();
  const query = useQuery(callsQuery(account, reference));
  const [showsAll, setShowsAll] = useState(false);
  return (
    <Section title={text("calls.title")} text={text("calls.text")} flush>
      <QueryView query={query} lines={4}>
        {({ calls }) => (
          <Accordion variant="filled" chevronPosition="left" className="cs-calls">
            {(calls.length === 0 || erasedAt !== undefined) && (
              <Text c="dimmed" px="md" pb="md">
                {erasedAt === undefined
                  ? text("calls.none")
                  : text("calls.erased", { at: formats.exact(erasedAt) })}
              </Text>
            )}
            {calls
              .map((call, index) => ({ call, index }))
              .toReversed()
              .slice(0, showsAll ? undefined : SHOWN)
              .map(({ call, index }) => (
                <Accordion.Item key={index} value={String(index)}>
                  <Accordion.Control>
                    <Group gap="xs" justify="space-between">
                      <Text fw={500} className="cs-break">
                        {`${nameOf(call.connection)}: ${callName(call.operation)}`}
                      </Text>
                      <Group gap="md" c="dimmed" fz="sm" className="cs-figures">
                        {call.attempt > 1 && <span>{text("calls.attempt", { attempt: call.attempt })}</span>}
                        <span>{formats.duration(call.durationMs)}</span>
                        <ToneMark tone={call.status !== undefined && call.status < REFUSED ? "good" : "warn"}>
                          {call.status ?? text("calls.noAnswer")}
                        </ToneMark>
                        <span title={formats.exact(call.at)}>{formats.second(call.at)}</span>
                      </Group>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <CallDetail call={call} />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            {calls.length > SHOWN && !showsAll && (
              <Anchor component="button" type="button" m="md" onClick={() => setShowsAll(true)}>
                {text("calls.more", { count: calls.length })}
              </Anchor>
            )}
          </Accordion>
        )}
      </QueryView>
    </Section>
  );
}
