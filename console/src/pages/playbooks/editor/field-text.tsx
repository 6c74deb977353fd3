import { Text, Textarea } from "@mantine/core";
import { useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../../../texts/use-text.ts";
import { keyed } from "../../keyed.ts";
import { useEditor } from "./editor-context.ts";
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

/** A text in which fields of the deal may stand; below it, how it reads. */
export function FieldText(props: Props): ReactElement {
  const { label, isLabelHidden = false, value, error, ofContract = false, onChange } = props;
  const text = useText("playbooks");
  const { isReadOnly } = useEditor();
  const nameOf = useFieldName();
  const area = useRef<HTMLTextAreaElement>(null);
  // where the caret was last; at the end of a text that nobody has touched
  const caret = useRef<readonly [number, number]>(undefined);
  const insert = (field: string) => {
    const [from, to] = caret.current ?? [value.length, value.length];
    const before = value.slice(0, from);
    const gap = /\S$/u.test(before) ? " " : "";
    onChange(`${before}${gap}${field}${value.slice(to)}`);
    area.current?.focus();
  };
  const parts = textParts(value, nameOf);
  const hasFields = parts.some((part) => "field" in part);
  return (
    <div>
      <Textarea
        ref={area}
        autosize
        minRows={1}
        maxRows={8}
        {...(isLabelHidden ? { "aria-label": label } : { label })}
        description={props.description}
        placeholder={props.placeholder}
        value={value}
        error={error}
        readOnly={isReadOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={({ currentTarget: { selectionStart, selectionEnd } }) => {
          caret.current = [selectionStart, selectionEnd];
        }}
        rightSection={
          isReadOnly ? null : <InsertField label={label} withContract={ofContract} onInsert={insert} />
        }
      />
      {hasFields && (
        <Text size="sm" c="dimmed" mt={4} component="div" className="cs-break">
          {text("fields.reads")}{" "}
          {keyed(parts).map(({ key, item: part }) =>
            "field" in part ? (
              <span key={key} className="cs-chip">
                {part.field}
              </span>
            ) : (
              <span key={key}>{part.text}</span>
            ),
          )}
        </Text>
      )}
    </div>
  );
}
