import { ActionIcon, Tooltip } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { FieldPicker } from "./field-picker.tsx";

interface Props {
  /** Which text it is for, for screen readers. */
  readonly label: string;
  /** May the text speak of the contract, too? */
  readonly withContract: boolean;
  /** `{{ contact.name }}`. */
  readonly onInsert: (text: string) => void;
}

/** A small button beside a text: choose a field, and its value will stand there. */
export function InsertField({ label, withContract, onInsert }: Props): ReactElement {
  const text = useText("playbooks");
  return (
    <FieldPicker
      label={text("fields.insert")}
      withContract={withContract}
      onPick={onInsert}
      renderTarget={(toggle) => (
        <Tooltip label={text("fields.insert")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text("fields.insertInto", { label })}
            onClick={toggle}
          >
            <IconBraces size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    />
  );
}
