import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { useFieldChoices } from "./use-field-choices.ts";

interface Props {
  readonly label: string;
  /** Shown above the field; else only read aloud. */
  readonly isShown?: boolean;
  /** `deal.price`. */
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** One field of the deal, its contact, its company. */
export function PathSelect({ label, isShown = false, value, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly } = useEditor();
  const groups = useFieldChoices("path");
  const isKnown = groups.some(({ items }) => items.some((item) => item.value === value));
  const unknown = { group: text("fields.unknown"), items: [{ value, label: value }] };
  return (
    <Select
      {...(isShown ? { label } : { "aria-label": label, className: "cs-grow" })}
      placeholder={text("choose")}
      data={isKnown || value === "" ? groups : [...groups, unknown]}
      value={value === "" ? null : value}
      readOnly={isReadOnly}
      searchable
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
