import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { clearable } from "../../../parts/clearable.ts";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { choicesOf, pipelineNamed } from "./stages.ts";

interface Props {
  readonly label: string;
  /** The pipeline of which stages are offered. */
  readonly pipeline: string;
  readonly value: string | undefined;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
  /** May there be none? Then this says what happens without. */
  readonly none?: string;
  readonly onChange: (stage: string | undefined) => void;
}

/** One of a pipeline's stages. */
export function StageSelect(props: Props): ReactElement {
  const { label, pipeline, value = "", isReadOnly, error, none, onChange } = props;
  const text = useText("playbooks");
  const { choices } = useEditor();
  const stages = pipelineNamed(choices, pipeline)?.stages ?? [];
  return (
    <Select
      label={label}
      placeholder={none ?? (pipeline === "" ? text("when.first") : text("choose"))}
      data={choicesOf(stages, value)}
      value={value === "" ? null : value}
      error={error}
      readOnly={isReadOnly}
      disabled={pipeline === ""}
      searchable
      clearable={none !== undefined && !isReadOnly}
      clearButtonProps={clearable(`${text("clear")}: ${label}`)}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
