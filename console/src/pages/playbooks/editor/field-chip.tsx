import { UnstyledButton } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldPicker } from "./field-picker.tsx";

interface Props {
  /** How people call the field. */
  readonly name: string;
  readonly withContract: boolean;
  /** `{{ contact.name }}`; empty = it is taken out. */
  readonly onChange: (text: string) => void;
}

/** A field within a text, by its name: pressed, another one is chosen, or it is taken out. */
export function FieldChip({ name, withContract, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly } = useEditor();
  if (isReadOnly) return <span className="cs-chip">{name}</span>;
  const label = text("fields.change", { name });
  return (
    <FieldPicker
      label={label}
      withContract={withContract}
      onPick={onChange}
      onRemove={() => onChange("")}
      renderTarget={(toggle) => (
        <UnstyledButton className="cs-chip cs-chip-button" aria-label={label} onClick={toggle}>
          {name}
        </UnstyledButton>
      )}
    />
  );
}
