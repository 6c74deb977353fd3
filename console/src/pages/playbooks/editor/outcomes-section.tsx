import { Accordion, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Section } from "../../../parts/section.tsx";
import { useText } from "../../../texts/use-text.ts";
import { OUTCOME_NAMES } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { OutcomeFields } from "./outcome-fields.tsx";
import { useOutcomeSummary } from "./use-outcome-summary.ts";

/** What the deal is told, event by event. */
export function OutcomesSection(): ReactElement {
  const text = useText("playbooks");
  const { issues } = useEditor();
  const summary = useOutcomeSummary();
  return (
    <Section title={text("outcomes.title")} text={text("outcomes.text")} flush>
      <Accordion multiple defaultValue={["signed"]} className="cs-outcomes" order={3}>
        {OUTCOME_NAMES.map((name) => {
          const isWrong = issueAt(issues, `outcomes.${name}`, true) !== undefined;
          return (
            <Accordion.Item key={name} value={name}>
              <Accordion.Control>
                <Text fw={600}>{text(`outcomes.names.${name}`)}</Text>
                <Text size="sm" c={isWrong ? "var(--cs-bad)" : "dimmed"}>
                  {isWrong ? text("outcomes.wrong") : summary(name)}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                <OutcomeFields name={name} />
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      <Text size="sm" c="dimmed" px="md" py="sm" className="cs-foot">
        {text("outcomes.failed")}
      </Text>
    </Section>
  );
}
