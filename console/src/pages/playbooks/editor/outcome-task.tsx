import { Stack, Switch } from "@mantine/core";
import type { ReactElement } from "react";
import { NumberField } from "../../../parts/number-field.tsx";
import { useText } from "../../../texts/use-text.ts";
import type { Outcome, OutcomeName } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";
import { hasStandard, hasTask } from "./outcome-standard.ts";

interface Props {
  readonly name: OutcomeName;
  readonly outcome: Outcome;
  readonly onChange: (task: Outcome["task"]) => void;
}

const DUE_IN_HOURS = 24;

/** The task for whoever is responsible for the deal. */
export function OutcomeTask({ name, outcome, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const isOn = hasTask(name, outcome);
  const isStandard = hasStandard(name, "task");
  const { text: own = "", dueInHours = DUE_IN_HOURS } = outcome.task === false ? {} : (outcome.task ?? {});
  return (
    <Stack gap="xs">
      <Switch
        label={text("outcomes.task")}
        checked={isOn}
        disabled={isReadOnly}
        onChange={(event) => {
          const first = isStandard ? undefined : { text: text("outcomes.firstTask"), dueInHours };
          onChange(event.currentTarget.checked ? first : false);
        }}
      />
      {isOn && (
        <>
          <FieldText
            isLabelHidden
            ofContract
            label={text("outcomes.taskText", { outcome: text(`outcomes.names.${name}`) })}
            placeholder={text("outcomes.standardTask")}
            value={own}
            error={issueAt(issues, `outcomes.${name}.task`, true)}
            onChange={(typed) =>
              onChange({ dueInHours, ...(typed === "" && isStandard ? {} : { text: typed }) })
            }
          />
          <NumberField
            label={text("outcomes.due")}
            suffix={text("outcomes.hours")}
            min={0}
            max={8760}
            maw={200}
            value={dueInHours}
            readOnly={isReadOnly}
            onChange={(hours) => onChange({ dueInHours: hours, ...(own === "" ? {} : { text: own }) })}
          />
        </>
      )}
    </Stack>
  );
}
