import { Button, Group, PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { CopyText } from "../../parts/copy-text.tsx";
import { useText } from "../../texts/use-text.ts";
import type { SchemaField } from "../schema/schema-fields.ts";
import { newSecret } from "./new-secret.ts";

interface Props {
  readonly field: SchemaField;
  /** Is there one already? It is never shown. */
  readonly isSet: boolean;
  readonly isReadOnly: boolean;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (secret: string) => void;
}

/** A credential: taken, never told. What both sides agree on can be made up here. */
export function SecretInput({ field, isSet, isReadOnly, value, error, onChange }: Props): ReactElement {
  const text = useText("connections");
  const [isShown, setShown] = useState(false);
  const canMake = field.name === "signingSecret" && !isReadOnly;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <PasswordInput
        flex={1}
        label={field.title}
        description={field.description}
        placeholder={text(isSet ? (isReadOnly ? "secret.there" : "secret.set") : "secret.unset")}
        autoComplete="off"
        data-1p-ignore
        required={field.isRequired && !isSet}
        readOnly={isReadOnly}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{ "aria-label": text("secret.show", { name: field.title }) }}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {canMake && value !== "" && <CopyText value={value} label={field.title} />}
      {canMake && (
        <Button
          variant="default"
          onClick={() => {
            setShown(true);
            onChange(newSecret());
          }}
        >
          {text("secret.make")}
        </Button>
      )}
    </Group>
  );
}
