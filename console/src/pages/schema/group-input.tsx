import { Input, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { Segments } from "../segments.tsx";
import { RowsInput } from "./rows-input.tsx";
import type { SchemaField } from "./schema-fields.ts";
import { PlainInput } from "./plain-input.tsx";

interface Props {
  readonly field: SchemaField;
  readonly names: readonly string[];
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** Rows of names and values; where one value may hold for all, a choice between both. */
export function GroupInput({ field, names, value, isReadOnly, error, onChange }: Props): ReactElement {
  const common = useText("common");
  const { title, description, columns = [], single } = field;
  const [isEach, setEach] = useState(
    single === undefined || (typeof value === "object" && !Array.isArray(value)),
  );
  const kind = isEach ? "each" : "all";
  return (
    <div role="group" aria-label={title}>
      <Stack gap="xs">
        <div>
          <Input.Label component="div">{title}</Input.Label>
          {description !== undefined && <Input.Description>{description}</Input.Description>}
        </div>
        {single !== undefined && (
          <Segments
            label={`${title}: ${common("rows.kind")}`}
            choices={[
              { value: "all", label: common("rows.all") },
              { value: "each", label: common("rows.each") },
            ]}
            value={kind}
            isReadOnly={isReadOnly}
            onChange={(chosen) => {
              setEach(chosen === "each");
              onChange(undefined);
            }}
          />
        )}
        {isEach || single === undefined ? (
          <RowsInput {...{ columns, names, value, isReadOnly, onChange }} label={title} />
        ) : (
          <PlainInput
            field={{ ...single, title: common("rows.value") }}
            value={value}
            isReadOnly={isReadOnly}
            onChange={onChange}
          />
        )}
        {error !== undefined && <Input.Error>{error}</Input.Error>}
      </Stack>
    </div>
  );
}
