import { Autocomplete, Button, Group, Select, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
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
  const { id: account } = useAccount();
  const query = useQuery(settingsQuery(account));
  return (
    <Section title={text("account.title", { account })} text={text("account.text")}>
      <QueryView query={query} lines={2}>
        {(settings) => <Fields key={JSON.stringify(settings)} settings={settings} />}
      </QueryView>
    </Section>
  );
}

function Fields({ settings }: { readonly settings: Settings }): ReactElement {
  const text = useText("settings");
  const { isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const [timezone, setTimezone] = useState(settings.timezone);
  const [locale, setLocale] = useState(settings.locale);
  const { save, issueAt } = useChangeSettings();
  const isReadOnly = !isOwner || ruledByFile;
  const zones = [...new Set([timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const isChanged = timezone !== settings.timezone || locale !== settings.locale;
  return (
    <Stack gap="md" pt="xs">
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
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => save.mutate({ timezone, locale: locale.trim() })}
          >
            {text("save")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
