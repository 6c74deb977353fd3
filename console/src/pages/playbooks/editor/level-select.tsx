import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { clearable } from "../../../parts/clearable.ts";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";

const LEVELS = ["SES", "AES", "AES_MINIMAL", "QES"] as const;

/** How strong signatures must be; a file may also take it from the deal. */
export function LevelSelect(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, changeSend } = useEditor();
  const { level = "" } = draft.send;
  const isListed = level === "" || LEVELS.some((one) => one === level);
  const error = issueAt(issues, "send.level");
  const label = text("more.level");
  if (!isListed)
    return (
      <FieldText
        label={label}
        value={level}
        error={error}
        onChange={(typed) => changeSend({ level: typed })}
      />
    );
  return (
    <Select
      label={label}
      placeholder={text("more.anyLevel")}
      data={LEVELS.map((value) => ({ value, label: text(`levels.${value}`) }))}
      value={level === "" ? null : level}
      readOnly={isReadOnly}
      clearable={!isReadOnly}
      clearButtonProps={clearable(`${text("clear")}: ${label}`)}
      error={error}
      onChange={(chosen) => changeSend({ level: chosen ?? "" })}
    />
  );
}
