import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { distinctNames } from "../../parts/distinct-names.ts";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly connections: ReadOverviewData["connections"];
}

const TONES = { good: "good", bad: "bad", unknown: "quiet" } as const;

/** Is every connection well? */
export function HealthSection({ connections }: Props): ReactElement {
  const text = useText("overview");
  // what nobody has used yet says nothing
  const used = connections.filter(({ state, waiting }) => state !== "unknown" || waiting > 0);
  const unused = connections.filter((connection) => !used.includes(connection));
  const names = distinctNames(connections);
  return (
    <Section title={text("health.title")}>
      <ul className="cs-signers">
        {used.map(({ id, state, problem, lastAt, waiting }) => (
          <li key={id}>
            <div className="cs-break">
              <Text fw={500}>{names.get(id)}</Text>
              <Text c="dimmed" size="xs">
                {lastAt !== undefined && (
                  <>
                    {text("health.last")} <Moment at={lastAt} />
                  </>
                )}
                {waiting > 0 && ` · ${text("health.waiting", { count: waiting })}`}
              </Text>
            </div>
            <ToneMark tone={TONES[state]}>{text(`health.state.${state}`)}</ToneMark>
            {state === "bad" && problem !== undefined && (
              <Text size="sm" w="100%" className="cs-break">
                {problem}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {unused.length > 0 && (
        <Text c="dimmed" size="sm" mt={used.length > 0 ? "xs" : 0}>
          {connections.length === 1
            ? text("health.none")
            : text("health.unused", { names: unused.map(({ id }) => names.get(id)).join(", ") })}
        </Text>
      )}
    </Section>
  );
}
