import { Button, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
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

type Retention = Settings["retention"];

const DAYS = [
  { name: "deliveriesDays", least: 1, most: 3_650, otherwise: "asInstallation" },
  { name: "callsDays", least: 1, most: 3_650, otherwise: "asInstallation" },
  { name: "endedDays", least: 30, most: 36_500, otherwise: "forGood" },
  { name: "signedDays", least: 365, most: 36_500, otherwise: "forGood" },
] as const;

/** What this account keeps for another time than the installation. */
export function RetentionSection(): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const query = useQuery(settingsQuery(account));
  return (
    <Section title={text("retention.title")} text={text("retention.text")}>
      <QueryView query={query} lines={2}>
        {({ retention }) => <Fields key={JSON.stringify(retention)} retention={retention} />}
      </QueryView>
    </Section>
  );
}

function Fields({ retention }: { readonly retention: Retention }): ReactElement {
  const text = useText("settings");
  const { isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const [typed, setTyped] = useState(typedOf(retention));
  const { save, issueAt } = useChangeSettings();
  const isReadOnly = !isOwner || ruledByFile;
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(retention));
  return (
    <Stack gap="md" pt="xs">
      <LeaveGuard isChanged={isChanged && !isReadOnly} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {DAYS.map(({ name, least, most, otherwise }) => (
          <TextInput
            key={name}
            type="number"
            inputMode="numeric"
            min={least}
            max={most}
            label={text(`retention.${name}`)}
            {...(name === "signedDays" ? { description: text("retention.signedHint") } : {})}
            placeholder={text(`retention.${otherwise}`)}
            value={typed[name]}
            readOnly={isReadOnly}
            error={issueAt(`retention.${name}`)}
            rightSection={
              <Text size="sm" c="dimmed">
                {text("installation.days")}
              </Text>
            }
            rightSectionWidth={60}
            rightSectionPointerEvents="none"
            onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      {save.error !== null && <ProblemNote error={save.error} />}
      {!isReadOnly && (
        <Group>
          <Button
            variant="default"
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => save.mutate({ retention: daysOf(typed) })}
          >
            {text("save")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type Typed = Readonly<Record<(typeof DAYS)[number]["name"], string>>;

const shown = (days: number | undefined): string => (days === undefined ? "" : String(days));

function typedOf({ deliveriesDays, callsDays, endedDays, signedDays }: Retention): Typed {
  return {
    deliveriesDays: shown(deliveriesDays),
    callsDays: shown(callsDays),
    endedDays: shown(endedDays),
    signedDays: shown(signedDays),
  };
}

/** An empty field is no wish of one's own. */
function daysOf(typed: Typed): Retention {
  return Object.fromEntries(
    DAYS.flatMap(({ name }) => (typed[name].trim() === "" ? [] : [[name, Number(typed[name])]])),
  );
}
