import { Alert, Button, Skeleton, Stack, Text } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ProblemNote } from "../../../parts/problem-note.tsx";
import { Section } from "../../../parts/section.tsx";
import { useText } from "../../../texts/use-text.ts";
import { AddField } from "./add-field.tsx";
import { useEditor } from "./editor-context.ts";
import { FieldRow } from "./field-row.tsx";
import { matchTemplate } from "./match-template.ts";
import { useTemplateFields } from "./use-template-fields.ts";

/** The template's fields on one side, what fills them on the other. */
export function FieldsSection(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, changeSend } = useEditor();
  const { details, isLoading, error, fields } = useTemplateFields();
  const { fields: filled } = draft.send;
  const names = new Set(fields.map(({ name }) => name));
  const others = Object.keys(filled).filter((name) => !names.has(name));
  const isDescribed = details.length > 0 && details.every((one) => one.isDescribed);
  const [help] = details.flatMap((one) =>
    one.fields.length === 0 && one.help !== undefined ? [one.help] : [],
  );
  const matches = fields.filter(
    ({ name, suggestion }) => suggestion !== undefined && (filled[name] ?? "") === "",
  ).length;
  const match = () => changeSend({ fields: details.reduce(matchTemplate, filled) });
  return (
    <Section
      title={text("fields.title")}
      text={text("fields.text")}
      aside={
        matches > 0 && !isReadOnly ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconWand size={14} aria-hidden />}
            onClick={match}
          >
            {text("fields.match", { count: matches })}
          </Button>
        ) : undefined
      }
    >
      <Stack gap="sm" pt="xs">
        {error !== null && <ProblemNote error={error} />}
        {isLoading && <Skeleton height={36} />}
        {details.length === 0 && !isLoading && error === null && (
          <Text c="dimmed">{text("fields.chooseFirst")}</Text>
        )}
        {help !== undefined && <Alert variant="default">{help}</Alert>}
        {details.length > 0 && !isDescribed && <Alert variant="default">{text("fields.untold")}</Alert>}
        {fields.map((field) => (
          <FieldRow key={field.name} field={field} />
        ))}
        {others.length > 0 && fields.length > 0 && (
          <Text fw={500} mt="xs">
            {text("fields.others")}
          </Text>
        )}
        {others.map((name) => (
          <FieldRow key={name} field={{ name, type: "text", isRequired: false, options: [] }} isRemovable />
        ))}
        {!isReadOnly && details.length > 0 && <AddField known={Object.keys(filled)} />}
      </Stack>
    </Section>
  );
}
