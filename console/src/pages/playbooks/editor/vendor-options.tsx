import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { schemaFields } from "../../schema/schema-fields.ts";
import { SchemaInput } from "../../schema/schema-input.tsx";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { usedConnections } from "./used-connections.ts";

/** What only the chosen vendors can do. */
export function VendorOptions(): ReactElement | null {
  const text = useText("playbooks");
  const { draft, choices, isReadOnly, issues, changeSend } = useEditor();
  const { options } = draft.send;
  const connections = usedConnections(draft, choices);
  const fields = new Map(
    connections.flatMap((one) => schemaFields(one.options).map((field) => [field.name, field] as const)),
  );
  if (fields.size === 0) return null;
  const set = (name: string, value: unknown) =>
    changeSend((send) => {
      const { [name]: _, ...others } = send.options;
      return { options: value === undefined ? others : { ...others, [name]: value } };
    });
  return (
    <Stack gap="md">
      <Text fw={600} mt="xs">
        {text("more.options", { vendors: [...new Set(connections.map(({ vendor }) => vendor))].join(", ") })}
      </Text>
      {[...fields.values()].map((field) => (
        <SchemaInput
          key={field.name}
          field={field}
          value={options[field.name]}
          isReadOnly={isReadOnly}
          error={issueAt(issues, `send.options.${field.name}`, true)}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </Stack>
  );
}
