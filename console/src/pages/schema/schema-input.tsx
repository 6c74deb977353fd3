import { Checkbox, Select, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { plainText } from "../plain-text.ts";
import { DataInput } from "./data-input.tsx";
import type { SchemaField } from "./schema-fields.ts";

interface Props {
  readonly field: SchemaField;
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
  /** `undefined` = what holds by itself. */
  readonly onChange: (value: unknown) => void;
}

/** A field that fits what a schema asks for. */
export function SchemaInput({ field, value, isReadOnly, error, onChange }: Props): ReactElement {
  const common = useText("common");
  const { kind, title, description, choices, isRequired, standard = "" } = field;
  const props = { label: title, description, error, readOnly: isReadOnly };
  switch (kind) {
    case "flag":
      return (
        <Checkbox
          label={title}
          description={description}
          error={error}
          disabled={isReadOnly}
          checked={value === undefined ? standard === "true" : value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <Select
          {...props}
          required={isRequired}
          data={[...choices]}
          placeholder={standard}
          value={value === undefined ? null : plainText(value)}
          clearable={!isRequired && !isReadOnly}
          clearButtonProps={{ "aria-label": `${common("clear")}: ${title}` }}
          allowDeselect={false}
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      );
    case "number":
      return (
        <TextInput
          {...props}
          type="number"
          step="any"
          required={isRequired}
          placeholder={standard}
          value={typeof value === "number" ? value : ""}
          onChange={({ currentTarget: { valueAsNumber: number } }) =>
            onChange(Number.isFinite(number) ? number : undefined)
          }
        />
      );
    case "data":
      return <DataInput {...props} value={value} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...props}
          required={isRequired}
          placeholder={standard}
          value={plainText(value)}
          onChange={({ currentTarget: { value: typed } }) => onChange(typed === "" ? undefined : typed)}
        />
      );
  }
}
