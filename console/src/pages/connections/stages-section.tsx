import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { choicesOf } from "../playbooks/editor/stages.ts";
import { choicesQuery } from "../playbooks/playbooks-query.ts";
import { StageItem } from "./stage-item.tsx";
import { useStageUses } from "./use-stage-uses.ts";

/** Kommo's pipelines and stages: where playbooks start, where they move deals to, and the way to a new one. */
export function StagesSection(): ReactElement {
  const text = useText("connections");
  const { id: account } = useAccount();
  const query = useQuery(choicesQuery(account));
  const usesOf = useStageUses();
  return (
    <Section title={text("stages.title")} text={text("stages.text")}>
      <QueryView query={query} lines={6}>
        {({ pipelines }) => {
          const named = choicesOf(pipelines, "");
          const shown = pipelines.map((pipeline, index) => ({
            ...pipeline,
            value: named[index]?.value ?? "",
          }));
          const open = shown.filter(({ isArchived }) => !isArchived);
          if (open.length === 0) return <Text c="dimmed">{text("stages.none")}</Text>;
          return open.map(({ id, name, value, stages }) => {
            const values = choicesOf(stages, "");
            return (
              <div key={id}>
                <Title order={3} fz="md" mt="xs">
                  {name}
                </Title>
                <ul className="cs-list cs-stages" aria-label={name}>
                  {stages.map((stage, index) => (
                    <StageItem
                      key={stage.id}
                      pipeline={{ name, value }}
                      stage={{ name: stage.name, value: values[index]?.value ?? stage.id }}
                      uses={usesOf({ id, name }, stage)}
                    />
                  ))}
                </ul>
              </div>
            );
          });
        }}
      </QueryView>
    </Section>
  );
}
