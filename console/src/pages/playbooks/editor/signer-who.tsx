import { Select, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import type { Signer } from "./draft.ts";
import { useEditor } from "./editor-context.ts";
import { FieldText } from "./field-text.tsx";
import { issueAt } from "./issue-path.ts";
import { namedBy, sourceOf } from "./signer-source.ts";

interface Props {
  readonly index: number;
  readonly signer: Signer;
  readonly onChange: (change: Partial<Signer>) => void;
}

/** Who it is: chosen, or written down. */
export function SignerWho({ index, signer, onChange }: Props): ReactElement {
  const text = useText("playbooks");
  const { choices, isReadOnly, issues } = useEditor();
  const source = sourceOf(signer, choices);
  const [isWritten, setWritten] = useState(source === "other");
  const at = (key: string) => issueAt(issues, `send.signers.${index}.${key}`);
  const people = choices.users.map(({ id, name, email }) => ({
    value: `user:${id}`,
    label: email === undefined ? name : text("signers.colleague", { name, email }),
    disabled: email === undefined,
  }));
  return (
    <Stack gap="sm">
      <Select
        label={text("signers.who")}
        data={[
          {
            group: text("signers.ofDeal"),
            items: [
              { value: "contact", label: text("signers.contact") },
              { value: "manager", label: text("signers.manager") },
            ],
          },
          ...(people.length > 0 ? [{ group: text("signers.colleagues"), items: people }] : []),
          { group: text("fields.else"), items: [{ value: "other", label: text("signers.other") }] },
        ]}
        value={isWritten ? "other" : source}
        readOnly={isReadOnly}
        searchable
        allowDeselect={false}
        error={isWritten ? undefined : (at("name") ?? at("email"))}
        onChange={(chosen) => {
          setWritten(chosen === "other");
          onChange(namedBy(chosen ?? "", choices) ?? {});
        }}
      />
      {(isWritten || source === "other") && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <FieldText
            label={text("signers.name")}
            value={signer.name}
            error={at("name")}
            onChange={(name) => onChange({ name })}
          />
          <FieldText
            label={text("signers.email")}
            value={signer.email}
            error={at("email")}
            onChange={(email) => onChange({ email })}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
