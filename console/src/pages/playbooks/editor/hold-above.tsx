import { Checkbox, Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { NumberField } from "../../../parts/number-field.tsx";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";

/** What the service does where the playbook does not say. */
const USUAL = 1_000;
const MOST = 1_000_000;
const WIDTH = 320;

/** How many deals at once look like a mistake. */
export function HoldAbove(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, change } = useEditor();
  const { holdAbove = USUAL } = draft;
  return (
    <Stack gap="xs">
      <Checkbox
        label={text("more.hold")}
        description={text("more.holdHint")}
        checked={holdAbove !== false}
        disabled={isReadOnly}
        onChange={(event) => change({ holdAbove: event.currentTarget.checked ? USUAL : false })}
      />
      {holdAbove !== false && (
        <NumberField
          label={text("more.holdAbove")}
          min={1}
          max={MOST}
          maw={WIDTH}
          value={holdAbove}
          readOnly={isReadOnly}
          error={issueAt(issues, "holdAbove")}
          onChange={(count) => change({ holdAbove: count })}
        />
      )}
    </Stack>
  );
}
