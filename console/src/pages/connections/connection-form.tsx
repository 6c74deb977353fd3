import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import type { ConnectionView, ProviderView } from "./connections-query.ts";
import { issueOf } from "./issue-of.ts";
import { KommoWay } from "./kommo-way.tsx";
import { SeldomFields } from "./seldom-fields.tsx";
import { useConnectionForm } from "./use-connection-form.ts";

interface Props {
  readonly provider: ProviderView;
  /** Absent = it is new. */
  readonly connection?: ConnectionView;
  readonly suggestedId: string;
  /** Ids that a new one cannot have. */
  readonly taken: readonly string[];
  readonly isReadOnly?: boolean;
  /** Guards the address of a new one; absent = it is made up when it is saved. */
  readonly webhookSecret?: string;
  /** A new one is given another name. */
  readonly onNamed?: (id: string) => void;
  readonly onSaved: (connection: ConnectionView) => void;
}

/** What the other side gave: settings, and credentials that are only taken, never shown. */
export function ConnectionForm(props: Props): ReactElement {
  const { connection, suggestedId, taken, isReadOnly = false, onNamed } = props;
  const text = useText("connections");
  const form = useConnectionForm(props);
  const { id, setId, fields, save, issues, isChanged } = form;
  const isNew = connection === undefined && suggestedId !== "kommo";
  const isTaken = isNew && taken.includes(id);
  const plain = fields.filter(({ isSeldom }) => !isSeldom);
  const inputs = { form, isReadOnly, secrets: connection?.secrets ?? {} };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {/* what is typed while it is saved would be lost */}
      <fieldset className="cs-bare" disabled={save.isPending}>
        <Stack gap="md" pt="xs">
          {isNew && (
            <TextInput
              label={text("form.id")}
              description={text("form.idHint")}
              value={id}
              error={isTaken ? text("form.taken") : issueOf(issues, "")}
              onChange={(event) => {
                const name = event.currentTarget.value.trim();
                setId(name);
                onNamed?.(name);
              }}
            />
          )}
          {suggestedId === "kommo" && (
            <KommoWay
              isOauth={form.isOauth}
              redirectUri={form.redirectUri}
              isReadOnly={isReadOnly}
              onChange={form.setOauth}
            />
          )}
          <ConnectionFields {...inputs} fields={plain} />
          <SeldomFields
            {...inputs}
            provider={props.provider}
            fields={fields.filter(({ isSeldom }) => isSeldom)}
          />
          {save.error !== null && <ProblemNote error={save.error} />}
          {!isReadOnly && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!isChanged || isTaken || id === ""}>
                {text(connection === undefined ? "form.add" : "form.save")}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
