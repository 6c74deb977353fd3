import { Autocomplete, Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { LONGEST_NAME } from "../../parts/longest-name.ts";
import { useNameHint } from "../../parts/use-name-hint.ts";
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

const LANGUAGES = ["en", "en-GB", "de", "de-CH", "es", "fr", "it", "nl", "pl", "pt-BR", "sv", "da", "nb"];

/** Zone and language of the account. */
export function AccountSection(): ReactElement {
  const text = useText("settings");
  const { id: account, name } = useAccount();
  const query = useQuery(settingsQuery(account));
  return (
    <Section title={text("account.title", { account: name })} text={text("account.text")}>
      <QueryView query={query} lines={2}>
        {(settings) => <Fields key={JSON.stringify(settings)} settings={settings} />}
      </QueryView>
    </Section>
  );
}

/** What is typed, over what stands. */
function useTyped(settings: Settings) {
  const text = useText("settings");
  const { id } = useAccount();
  const [name, setName] = useState(settings.name);
  const [timezone, setTimezone] = useState(settings.timezone);
  const [locale, setLocale] = useState(settings.locale);
  const isChanged =
    name.trim() !== settings.name || timezone !== settings.timezone || locale !== settings.locale;
  const hint = useNameHint(name, text("account.id", { id }));
  const zones = [...new Set([timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return { name, setName, hint, timezone, setTimezone, zones, locale, setLocale, isChanged };
}

function Fields({ settings }: { readonly settings: Settings }): ReactElement {
  const text = useText("settings");
  const { isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const { name, setName, hint, timezone, setTimezone, zones, locale, setLocale, isChanged } =
    useTyped(settings);
  const { save, issueAt } = useChangeSettings();
  const isReadOnly = !isOwner || ruledByFile;
  return (
    <Stack gap="md" pt="xs">
      <LeaveGuard isChanged={isChanged && !isReadOnly} />
      <TextInput
        label={text("account.name")}
        description={hint}
        maxLength={LONGEST_NAME}
        value={name}
        readOnly={isReadOnly}
        error={issueAt("name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={text("account.timezone")}
          description={text("account.timezoneHint")}
          data={zones}
          value={timezone}
          readOnly={isReadOnly}
          error={issueAt("timezone")}
          searchable
          allowDeselect={false}
          onChange={(chosen) => setTimezone(chosen ?? timezone)}
        />
        <Autocomplete
          label={text("account.locale")}
          description={text("account.localeHint")}
          data={LANGUAGES}
          value={locale}
          readOnly={isReadOnly}
          error={issueAt("locale")}
          onChange={setLocale}
        />
      </SimpleGrid>
      {save.error !== null && <ProblemNote error={save.error} />}
      {!isReadOnly && (
        <Group>
          <Button
            variant="default"
            disabled={!isChanged || name.trim() === ""}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                ...(name.trim() === settings.name ? {} : { name: name.trim() }),
                timezone,
                locale: locale.trim(),
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
