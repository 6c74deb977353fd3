import { Stack, Switch } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { Outcome, OutcomeName } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";
import { hasNote, hasStandard } from "./outcome-standard.ts";

interface Props {
  readonly name: OutcomeName;
  readonly outcome: Outcome;
  readonly onChange: (note: Outcome["note"]) => void;
}

/** The note on the deal: none, the standard one, or one's own. */
export function OutcomeNote({ name, outcome, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly, issues } = useEditor();
  const isOn = hasNote(name, outcome);
  const isStandard = hasStandard(name, "note");
  const { note } = outcome;
  return (
    <Stack gap="xs">
      <Switch
        label={text("outcomes.note")}
        checked={isOn}
        disabled={isReadOnly}
        onChange={(event) => {
          const standard = isStandard ? undefined : text("outcomes.firstNote");
          onChange(event.currentTarget.checked ? standard : false);
        }}
      />
      {isOn && (
        <FieldText
          isLabelHidden
          ofContract
          label={text("outcomes.noteText", { outcome: text(`outcomes.names.${name}`) })}
          placeholder={text("outcomes.standardNote")}
          value={typeof note === "string" ? note : ""}
          error={issueAt(issues, `outcomes.${name}.note`)}
          onChange={(typed) => onChange(typed === "" && isStandard ? undefined : typed)}
        />
      )}
    </Stack>
  );
}
