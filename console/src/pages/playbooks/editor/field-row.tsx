import { Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldValue } from "./field-value.tsx";
import { issueAt } from "./issue-path.ts";
import { RemoveIcon } from "./remove-icon.tsx";
import type { TemplateField } from "./use-template-fields.ts";

interface Props {
  readonly field: TemplateField;
  /** The template does not tell of it: it may be taken out. */
  readonly isRemovable?: boolean;
}

const TYPES = ["text", "number", "date", "select", "checkbox"] as const;

/** One field of the template and what fills it. */
export function FieldRow({ field, isRemovable = false }: Props): ReactElement {
  const text = useText("playbooks");
  const { draft, issues, changeSend } = useEditor();
  const { name, isRequired, options } = field;
  const type = TYPES.find((one) => one === field.type);
  const value = draft.send.fields[name] ?? "";
  const missing = isRequired && value === "" ? text("fields.missing") : undefined;
  const remove = () =>
    changeSend((send) => {
      const { [name]: _, ...fields } = send.fields;
      return { fields };
    });
  return (
    <div className="cs-pair">
      <div>
        <Text fw={500} className="cs-break" pt={6}>
          {name}
          {isRequired && (
            <Text component="span" c="var(--cs-bad)" aria-label={text("fields.required")}>
              {" *"}
            </Text>
          )}
        </Text>
        {type !== undefined && type !== "text" && (
          <Text size="xs" c="dimmed">
            {text(`types.${type}`)}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <FieldValue
            label={name}
            value={value}
            options={options}
            error={issueAt(issues, `send.fields.${name}`) ?? missing}
            onChange={(next) => changeSend((send) => ({ fields: { ...send.fields, [name]: next } }))}
          />
        </div>
        {isRemovable && <RemoveIcon label={text("fields.remove", { name })} onClick={remove} />}
      </Group>
    </div>
  );
}
