import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { settingsQuery } from "./settings-query.ts";
import type { Settings } from "./settings-query.ts";
import { useChangeSettings } from "./use-change-settings.ts";

const MOST_DAYS = 3650;
const DAYS = ["deliveriesDays", "callsDays", "changesDays"] as const;

/** Address and retention: the same for all accounts of the installation. */
export function InstallationSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const { isOwnerOfAll, ruledByFile } = useSession();
  const query = useQuery(settingsQuery(account));
  const hint = isOwnerOfAll ? "installation.text" : "installation.notYours";
  return (
    <Section
      title={text("installation.title")}
      text={text(hint)}
      aside={
        isOwnerOfAll && !ruledByFile ? (
          <ButtonLink to="/new-account" variant="default">
            {text("installation.add")}
          </ButtonLink>
        ) : undefined
      }
    >
      <QueryView query={query} lines={3}>
        {({ installation }) => <Fields key={JSON.stringify(installation)} installation={installation} />}
      </QueryView>
    </Section>
  );
}

function Fields({ installation }: Pick<Settings, "installation">): ReactElement {
  const text = useText("settings");
  const { isOwnerOfAll, ruledByFile } = useSession();
  const [wanted, setWanted] = useState(installation);
  const { save, issueAt } = useChangeSettings();
  const isReadOnly = !isOwnerOfAll || ruledByFile;
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(installation);
  const { publicUrl = "", allowPrivateHosts, retention } = wanted;
  return (
    <Stack gap="md" pt="xs">
      <LeaveGuard isChanged={isChanged && !isReadOnly} />
      <TextInput
        type="url"
        label={text("installation.url")}
        description={text("installation.urlHint")}
        placeholder={text("installation.urlExample")}
        value={publicUrl}
        readOnly={isReadOnly}
        error={issueAt("installation.publicUrl")}
        onChange={(event) => setWanted({ ...wanted, publicUrl: event.currentTarget.value })}
      />
      {publicUrl === "" && !isReadOnly && (
        <Group>
          <Button
            variant="default"
            size="xs"
            onClick={() => setWanted({ ...wanted, publicUrl: window.location.origin })}
          >
            {text("installation.urlHere", { address: window.location.origin })}
          </Button>
        </Group>
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {DAYS.map((name) => (
          <NumberField
            key={name}
            label={text(`installation.${name}`)}
            suffix={text("installation.days")}
            min={1}
            max={MOST_DAYS}
            value={retention[name]}
            readOnly={isReadOnly}
            error={issueAt(`installation.retention.${name}`)}
            onChange={(days) => setWanted({ ...wanted, retention: { ...retention, [name]: days } })}
          />
        ))}
      </SimpleGrid>
      <Checkbox
        label={text("installation.private")}
        description={text("installation.privateHint")}
        checked={allowPrivateHosts}
        disabled={isReadOnly}
        onChange={(event) => setWanted({ ...wanted, allowPrivateHosts: event.currentTarget.checked })}
      />
      {save.error !== null && <ProblemNote error={save.error} />}
      {!isReadOnly && (
        <Group>
          <Button
            variant="default"
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                installation: { ...wanted, publicUrl: publicUrl.trim() === "" ? null : publicUrl.trim() },
              })
            }
          >
            {text("save")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
