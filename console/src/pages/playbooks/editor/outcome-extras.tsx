import { Checkbox, Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { Outcome, OutcomeName } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { attaches } from "./outcome-standard.ts";

interface Props {
  readonly name: OutcomeName;
  readonly outcome: Outcome;
  readonly onChange: (change: Partial<Outcome>) => void;
}

/** What only a signed or an expired contract can do. */
export function OutcomeExtras({ name, outcome, onChange }: Props): ReactElement | null {
  const text = useText("playbooks");
  const { isReadOnly } = useEditor();
  if (name === "expired")
    return (
      <Checkbox
        label={text("outcomes.resend")}
        checked={outcome.resend ?? false}
        disabled={isReadOnly}
        onChange={(event) => onChange({ resend: event.currentTarget.checked })}
      />
    );
  if (name !== "signed") return null;
  return (
    <>
      <Checkbox
        label={text("outcomes.attach")}
        checked={attaches(name, outcome)}
        disabled={isReadOnly}
        onChange={(event) => onChange({ attach: event.currentTarget.checked })}
      />
      <Select
        label={text("outcomes.when")}
        data={[
          { value: "each", label: text("outcomes.each") },
          { value: "all", label: text("outcomes.all") },
        ]}
        value={outcome.when ?? "each"}
        readOnly={isReadOnly}
        allowDeselect={false}
        onChange={(when) => onChange({ when: when === "all" ? "all" : "each" })}
      />
    </>
  );
}
