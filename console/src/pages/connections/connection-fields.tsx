import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { SchemaInput } from "../schema/schema-input.tsx";
import type { SchemaField } from "../schema/schema-fields.ts";
import { issueOf } from "./issue-of.ts";
import { SecretInput } from "./secret-input.tsx";
import type { ConnectionFormState } from "./use-connection-form.ts";

interface Props {
  readonly form: ConnectionFormState;
  readonly fields: readonly SchemaField[];
  readonly isReadOnly: boolean;
  /** Which credentials are there already. */
  readonly secrets: Readonly<Record<string, { readonly set: boolean } | undefined>>;
}

/** The fields of a form, credentials among them. */
export function ConnectionFields({ form, fields, isReadOnly, secrets }: Props): ReactElement {
  const { issues, typed, type, valueOf, set } = form;
  return (
    <Stack gap="md">
      {fields.map((field) =>
        field.isSecret ? (
          <SecretInput
            key={field.name}
            field={field}
            isSet={secrets[field.name]?.set ?? false}
            isReadOnly={isReadOnly}
            value={typed[field.name] ?? ""}
            error={issueOf(issues, field.name)}
            onChange={(secret) => type(field.name, secret)}
          />
        ) : (
          <SchemaInput
            key={field.name}
            field={field}
            isReadOnly={isReadOnly}
            value={valueOf(field.name)}
            error={issueOf(issues, field.name)}
            onChange={(value) => set(field.name, value)}
          />
        ),
      )}
    </Stack>
  );
}
