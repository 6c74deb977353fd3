import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { choicesOf } from "./stages.ts";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
  readonly onChange: (pipeline: string) => void;
}

/** One of the account's pipelines. */
export function PipelineSelect({ label, value, isReadOnly, error, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { choices } = useEditor();
  const open = choices.pipelines.filter(({ isArchived }) => !isArchived);
  return (
    <Select
      label={label}
      placeholder={text("choose")}
      data={choicesOf(open, value)}
      value={value === "" ? null : value}
      error={error}
      readOnly={isReadOnly}
      searchable
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
