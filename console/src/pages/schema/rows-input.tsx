import { ActionIcon, Autocomplete, Group, Stack } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { AddButton } from "../../parts/add-button.tsx";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { keyed } from "../keyed.ts";
import { cellOf, readRows, withCell, writeRows } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { SchemaField } from "./schema-fields.ts";
import { PlainInput } from "./plain-input.tsx";

interface Props {
  readonly label: string;
  readonly columns: readonly SchemaField[];
  /** Names to choose from; others may be typed. */
  readonly names: readonly string[];
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly onChange: (value: unknown) => void;
}

/** Names with values, a row each: how people write what a file has as a group with free keys. */
export function RowsInput({ label, columns, names, value, isReadOnly, onChange }: Props): ReactElement {
  const common = useText("common");
  // rows whose name is still empty have no place in what is written
  const [rows, setRows] = useState(() => readRows(value));
  const set = (next: readonly Row[]) => {
    setRows(next);
    onChange(writeRows(next));
  };
  const free = names.find((name) => !rows.some((row) => row.name === name)) ?? "";
  const change = (index: number, row: Row) => set(rows.map((one, at) => (at === index ? row : one)));
  return (
    <Stack gap="xs">
      {keyed(rows).map(({ key, index, item: row }) => (
        <Group
          key={key}
          gap="xs"
          align="flex-end"
          wrap="wrap"
          role="group"
          aria-label={`${label} ${index + 1}`}
        >
          <Autocomplete
            className="cs-grow"
            label={common("rows.name")}
            data={[...names]}
            value={row.name}
            readOnly={isReadOnly}
            onChange={(name) => change(index, { ...row, name })}
          />
          {columns.map((column) => (
            <div key={column.name} className="cs-grow">
              <PlainInput
                field={column.name === "" ? { ...column, title: common("rows.value") } : column}
                value={cellOf(row, column)}
                isReadOnly={isReadOnly}
                onChange={(cell) => change(index, withCell(row, column, cell))}
              />
            </div>
          ))}
          {!isReadOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={common("rows.remove", { label, number: index + 1 })}
              onClick={() => set(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!isReadOnly && (
        <AddButton
          label={common("rows.addTo", { label })}
          onClick={() => set([...rows, { name: free, value: undefined }])}
        >
          {common("rows.add")}
        </AddButton>
      )}
    </Stack>
  );
}
