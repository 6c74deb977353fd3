import { SimpleGrid, Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { Section } from "../../../parts/section.tsx";
import { useText } from "../../../texts/use-text.ts";
import { Conditions } from "./conditions.tsx";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { NameField } from "./name-field.tsx";
import { PipelineSelect } from "./pipeline-select.tsx";
import { StageSelect } from "./stage-select.tsx";

/** Which deals get the contract, and when. */
export function WhenSection(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, change } = useEditor();
  const { pipeline, stage } = draft.when;
  return (
    <Section title={text("when.title")} text={text("when.text")}>
      <Stack gap="md" pt="xs">
        <NameField />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PipelineSelect
            label={text("when.pipeline")}
            value={pipeline}
            isReadOnly={isReadOnly}
            error={issueAt(issues, "when.pipeline")}
            onChange={(chosen) => change({ when: { pipeline: chosen, stage: "" } })}
          />
          <StageSelect
            label={text("when.stage")}
            pipeline={pipeline}
            value={stage}
            isReadOnly={isReadOnly}
            error={issueAt(issues, "when.stage")}
            onChange={(chosen = "") => change({ when: { pipeline, stage: chosen } })}
          />
        </SimpleGrid>
        <Conditions />
      </Stack>
    </Section>
  );
}
