import { ActionIcon, Select, Tooltip } from "@mantine/core";
import { IconList } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { clearable } from "../../../parts/clearable.ts";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { toPath, toText } from "./liquid.ts";
import { useFieldChoices } from "./use-field-choices.ts";

interface Props {
  readonly label: string;
  readonly value: string;
  /** Fixed values that the template takes. */
  readonly options: readonly string[];
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
}

const OWN = "\u0000own";

/** What fills a field: one field of the deal, chosen from a list, or a text of one's own. */
export function FieldValue({ label, value, options, error, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { isReadOnly } = useEditor();
  const groups = useFieldChoices("text");
  const fixed = { group: text("fields.fixed"), items: options.map((one) => ({ value: one, label: one })) };
  const own = { group: text("fields.else"), items: [{ value: OWN, label: text("fields.own") }] };
  const plain = /^\{\{[^|{}]*\}\}$/u.test(value) ? toText(toPath(value)) : value;
  const isListed =
    options.includes(value) || groups.some(({ items }) => items.some((item) => item.value === plain));
  const [isOwn, setOwn] = useState(value !== "" && !isListed);
  if (isOwn || (value !== "" && !isListed))
    return (
      <div style={{ display: "flex", gap: 8, alignItems: "flex-start" }}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <FieldText isLabelHidden label={label} value={value} error={error} onChange={onChange} />
        </div>
        {!isReadOnly && (
          <Tooltip label={text("fields.list")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={text("fields.listFor", { label })}
              onClick={() => {
                setOwn(false);
                if (!isListed) onChange("");
              }}
            >
              <IconList size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    );
  return (
    <Select
      aria-label={label}
      placeholder={text("fields.empty")}
      data={[...(options.length > 0 ? [fixed] : []), ...groups, ...(isReadOnly ? [] : [own])]}
      value={value === "" ? null : plain}
      readOnly={isReadOnly}
      error={error}
      searchable
      clearable={!isReadOnly}
      clearButtonProps={clearable(`${text("clear")}: ${label}`)}
      onChange={(chosen) => {
        if (chosen === OWN) setOwn(true);
        else onChange(chosen ?? "");
      }}
    />
  );
}
