import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { LONGEST_NAME } from "../../parts/longest-name.ts";
import { useNameHint } from "../../parts/use-name-hint.ts";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
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
  const { provider, connection, isReadOnly = false } = props;
  const text = useText("connections");
  const form = useConnectionForm(props);
  const { id, name, setName, fields, save, issues, isChanged } = form;
  const isNew = connection === undefined;
  const hint = useNameHint(name, id === "" ? text("form.nameHint") : text("form.id", { id }));
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
      <LeaveGuard isChanged={isChanged && !isReadOnly} />
      {/* what is typed while it is saved would be lost */}
      <fieldset className="cs-bare" disabled={save.isPending}>
        <Stack gap="md" pt="xs">
          {isNew && (
            <TextInput
              label={text("form.name")}
              description={hint}
              required
              withAsterisk={false}
              maxLength={LONGEST_NAME}
              value={name}
              error={issueOf(issues, "")}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {provider.kind === "crm" && (
            <KommoWay
              isOauth={form.isOauth}
              redirectUri={form.redirectUri}
              isReadOnly={isReadOnly}
              onChange={form.setOauth}
            />
          )}
          <ConnectionFields {...inputs} fields={plain} />
          <SeldomFields {...inputs} provider={provider} fields={fields.filter(({ isSeldom }) => isSeldom)} />
          {save.error !== null && <ProblemNote error={save.error} />}
          {!isReadOnly && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!isChanged || id === ""}>
                {text(connection === undefined ? "form.add" : "form.save")}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}
