import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { Section } from "../../../parts/section.tsx";
import { NumberField } from "../../../parts/number-field.tsx";
import { useText } from "../../../texts/use-text.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";
import { WaysFields } from "./ways-fields.tsx";

/** What goes out: through which connection, from which template, under which title. */
export function SendSection(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, issues, changeSend } = useEditor();
  const { send } = draft;
  return (
    <Section title={text("send.title")} text={text("send.text")}>
      <Stack gap="md" pt="xs">
        <WaysFields />
        <FieldText
          label={text("send.name")}
          description={text("send.nameHint")}
          value={send.title}
          error={issueAt(issues, "send.title")}
          onChange={(title) => changeSend({ title })}
        />
        <FieldText
          label={text("send.message")}
          description={text("send.messageHint")}
          value={send.message ?? ""}
          error={issueAt(issues, "send.message")}
          onChange={(message) => changeSend({ message })}
        />
        <NumberField
          label={text("send.expires")}
          suffix={text("send.days")}
          min={1}
          max={3650}
          maw={200}
          value={send.expiresInDays}
          readOnly={isReadOnly}
          error={issueAt(issues, "send.expiresInDays")}
          onChange={(days) => changeSend({ expiresInDays: days })}
        />
      </Stack>
    </Section>
  );
}
