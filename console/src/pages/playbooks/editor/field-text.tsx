import { Button, Input, Textarea } from "@mantine/core";
import { useId, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldLine } from "./field-line.tsx";
import { InsertField } from "./insert-field.tsx";
import { textParts } from "./liquid.ts";
import { useFieldName } from "./use-field-name.ts";

interface Props {
  readonly label: string;
  /** Is the label shown by something else already? */
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly value: string;
  readonly error?: string | undefined;
  /** Notes and tasks are written when there is a contract: they may speak of it. */
  readonly ofContract?: boolean;
  readonly onChange: (text: string) => void;
}

/** A text in which fields of the deal may stand: how it reads, with its fields to choose anew; as it is written, on demand. */
export function FieldText(props: Props): ReactElement {
  const { label, isLabelHidden = false, value, error, ofContract = false, onChange } = props;
  const { isReadOnly } = useEditor();
  const nameOf = useFieldName();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  // where the caret was last; at the end of a text that nobody has touched
  const caret = useRef<readonly [number, number]>(undefined);
  const insert = (field: string) => {
    onChange(inserted(value, field, caret.current ?? [value.length, value.length]));
    area.current?.focus();
  };
  const parts = textParts(value, nameOf);
  const hasFields = parts.some((part) => "field" in part);
  const [isOpen, setOpen] = useState(!hasFields);
  const isShown = isOpen || !hasFields || error !== undefined;
  const insertion = isReadOnly ? null : (
    <InsertField label={label} withContract={ofContract} onInsert={insert} />
  );
  return (
    <div>
      <Input.Wrapper
        id={id}
        labelElement={isShown ? "label" : "div"}
        {...(isLabelHidden ? {} : { label })}
        description={props.description}
        error={error}
      >
        {hasFields && (
          <FieldLine
            label={label}
            parts={parts}
            ofContract={ofContract}
            insertion={insertion}
            onReplace={([from, to], field) => onChange(`${value.slice(0, from)}${field}${value.slice(to)}`)}
          />
        )}
        {isShown && (
          <Textarea
            ref={area}
            id={id}
            autosize
            minRows={1}
            maxRows={8}
            mt={hasFields ? 6 : 0}
            aria-label={label}
            {...(error === undefined ? {} : { "aria-describedby": `${id}-error` })}
            placeholder={props.placeholder}
            value={value}
            error={error !== undefined}
            readOnly={isReadOnly}
            onFocus={() => setOpen(true)}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={({ currentTarget: { selectionStart, selectionEnd } }) => {
              caret.current = [selectionStart, selectionEnd];
            }}
            rightSection={hasFields ? null : insertion}
          />
        )}
      </Input.Wrapper>
      {hasFields && <FormulaToggle label={label} isShown={isShown} onClick={() => setOpen(!isOpen)} />}
    </div>
  );
}

function inserted(value: string, field: string, [from, to]: readonly [number, number]): string {
  const before = value.slice(0, from);
  const gap = /\S$/u.test(before) ? " " : "";
  return `${before}${gap}${field}${value.slice(to)}`;
}

interface ToggleProps {
  readonly label: string;
  readonly isShown: boolean;
  readonly onClick: () => void;
}

function FormulaToggle({ label, isShown, onClick }: ToggleProps): ReactElement {
  const text = useText("playbooks");
  const said = text(isShown ? "fields.noFormula" : "fields.formula");
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      mt={4}
      aria-expanded={isShown}
      aria-label={`${said}: ${label}`}
      onClick={onClick}
    >
      {said}
    </Button>
  );
}
