import { SimpleGrid, Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { Outcome, OutcomeName } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { OutcomeExtras } from "./outcome-extras.tsx";
import { OutcomeNote } from "./outcome-note.tsx";
import { OutcomeTask } from "./outcome-task.tsx";
import { PipelineSelect } from "./pipeline-select.tsx";
import { StageSelect } from "./stage-select.tsx";

interface Props {
  readonly name: OutcomeName;
}

/** Stage, note, task, and what only some outcomes can do. */
export function OutcomeFields({ name }: Props): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, change } = useEditor();
  const outcome = draft.outcomes[name] ?? {};
  const set = (patch: Partial<Record<keyof Outcome, unknown>>) => {
    const entries = Object.entries({ ...outcome, ...patch }).filter(([, value]) => value !== undefined);
    change({ outcomes: { ...draft.outcomes, [name]: Object.fromEntries(entries) } });
  };
  const pipeline = outcome.pipeline ?? draft.when.pipeline;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <StageSelect
          label={text("outcomes.stage")}
          pipeline={pipeline}
          value={outcome.stage}
          none={text("outcomes.stays")}
          isReadOnly={isReadOnly}
          error={issueAt(issues, `outcomes.${name}.stage`)}
          onChange={(stage) => set({ stage, ...(stage === undefined ? { pipeline: undefined } : {}) })}
        />
        <PipelineSelect
          label={text("outcomes.pipeline")}
          value={pipeline}
          isReadOnly={isReadOnly}
          error={issueAt(issues, `outcomes.${name}.pipeline`)}
          onChange={(chosen) =>
            set({ stage: undefined, pipeline: chosen === draft.when.pipeline ? undefined : chosen })
          }
        />
      </SimpleGrid>
      <OutcomeNote name={name} outcome={outcome} onChange={(note) => set({ note })} />
      <OutcomeTask name={name} outcome={outcome} onChange={(task) => set({ task })} />
      <OutcomeExtras name={name} outcome={outcome} onChange={set} />
    </Stack>
  );
}
