import { Autocomplete, Checkbox, Input, MultiSelect, Select, Text, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { clearable } from "../../parts/clearable.ts";
import { useText } from "../../texts/use-text.ts";
import { plainText } from "../plain-text.ts";
import type { SchemaField } from "./schema-fields.ts";

interface Props {
  readonly field: SchemaField;
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
  /** What may be chosen, although something else may be typed. */
  readonly names?: readonly string[];
  /** `undefined` = what holds by itself. */
  readonly onChange: (value: unknown) => void;
}

const NONE: readonly string[] = [];

/** One value: a text, a number, a choice. What has no field of its own is only named. */
export function PlainInput({ field, value, isReadOnly, error, names, onChange }: Props): ReactElement {
  const common = useText("common");
  const { kind, title, description, isRequired, standard = "" } = field;
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
    case "many":
      return (
        <ChoiceInput field={field} value={value} isReadOnly={isReadOnly} error={error} onChange={onChange} />
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
    case "rows":
    case "either":
    case "data":
      return (
        <Input.Wrapper label={title} labelElement="div" description={description} error={error}>
          <Text size="sm" mt={4}>
            {common(value === undefined ? "rows.byFile" : "rows.ofFile")}
          </Text>
        </Input.Wrapper>
      );
    default:
      return (
        <TypedInput
          field={field}
          value={value}
          isReadOnly={isReadOnly}
          error={error}
          {...(names === undefined ? {} : { names })}
          onChange={onChange}
        />
      );
  }
}

/** One or several of what there is. */
function ChoiceInput({ field, value, isReadOnly, error, onChange }: Omit<Props, "names">): ReactElement {
  const common = useText("common");
  const { kind, title, description, choices, isRequired, standard = "" } = field;
  const props = {
    label: title,
    description,
    error,
    readOnly: isReadOnly,
    data: [...choices],
    clearButtonProps: clearable(`${common("clear")}: ${title}`),
  };
  if (kind === "many")
    return (
      <MultiSelect
        {...props}
        value={Array.isArray(value) ? value.map(String) : []}
        clearable={!isReadOnly}
        onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
      />
    );
  return (
    <Select
      {...props}
      required={isRequired}
      placeholder={standard}
      value={value === undefined ? null : plainText(value)}
      clearable={!isRequired && !isReadOnly}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

/** A text; `names` are offered. */
function TypedInput({ field, value, isReadOnly, error, names = NONE, onChange }: Props): ReactElement {
  const { title, description, isRequired, standard = "" } = field;
  const props = {
    label: title,
    description,
    error,
    readOnly: isReadOnly,
    required: isRequired,
    placeholder: standard,
    value: plainText(value),
  };
  const type = (typed: string) => onChange(typed === "" ? undefined : typed);
  if (names.length > 0) return <Autocomplete {...props} data={[...names]} onChange={type} />;
  return <TextInput {...props} onChange={(event) => type(event.currentTarget.value)} />;
}
