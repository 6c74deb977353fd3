import { Accordion, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { SchemaField } from "../../schema/schema-fields.ts";
import { SchemaInput } from "../../schema/schema-input.tsx";
import { useEditor } from "./editor-context.ts";
import { issueAt } from "./issue-path.ts";
import { useTemplateFields } from "./use-template-fields.ts";

interface Props {
  readonly vendor: string;
  readonly fields: readonly SchemaField[];
  /** Of an option's name: other vendors of this playbook that read it, too. */
  readonly alsoOf: (name: string) => readonly string[];
}

/** The options of one vendor. */
export function VendorGroup({ vendor, fields, alsoOf }: Props): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, changeSend } = useEditor();
  const { fields: ofTemplate, roles } = useTemplateFields();
  const { options, signers } = draft.send;
  const set = (name: string, value: unknown) =>
    changeSend((send) => {
      const { [name]: _, ...others } = send.options;
      return { options: value === undefined ? others : { ...others, [name]: value } };
    });
  const hinted = (field: SchemaField): SchemaField => {
    const also = alsoOf(field.name);
    const { description = "" } = field;
    if (also.length === 0) return field;
    return {
      ...field,
      description: `${description} ${text("more.also", { vendors: also.join(", ") })}`.trim(),
    };
  };
  const namesFor = ({ isOfTemplate, isByRole }: SchemaField): readonly string[] => {
    if (isOfTemplate) return ofTemplate.map(({ name }) => name);
    return isByRole
      ? [...new Set([...signers.map(({ role }) => role), ...roles])].filter((one) => one !== "")
      : [];
  };
  const setCount = fields.filter(({ name }) => options[name] !== undefined).length;
  return (
    <Accordion.Item value={vendor}>
      <Accordion.Control>
        <Text fw={600}>{text("more.options", { vendor })}</Text>
        <Text size="sm" c="dimmed">
          {setCount === 0 ? text("more.standard") : text("more.set", { count: setCount })}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="md">
          {fields.map((field) => (
            <SchemaInput
              key={field.name}
              field={hinted(field)}
              names={namesFor(field)}
              value={options[field.name]}
              isReadOnly={isReadOnly}
              error={issueAt(issues, `send.options.${field.name}`, true)}
              onChange={(value) => set(field.name, value)}
            />
          ))}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
