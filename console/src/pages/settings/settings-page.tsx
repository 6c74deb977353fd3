import "./settings.css";
import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { PageHeader } from "../../parts/page-header.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FileBanner } from "../file-banner.tsx";
import { FactorSection } from "../you/factor-section.tsx";
import { SessionsSection } from "../you/sessions-section.tsx";
import { AccountSection } from "./account-section.tsx";
import { ChangesSection } from "./changes-section.tsx";
import { ConfigurationSection } from "./configuration-section.tsx";
import { InstallationSection } from "./installation-section.tsx";
import { KeysSection } from "./keys-section.tsx";
import { PeopleDataSection } from "./people-data-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { RetentionSection } from "./retention-section.tsx";

/** People, keys, sessions, and what holds for the account and the installation. */
export function SettingsPage(): ReactElement {
  const text = useText("settings");
  const { isOwner } = useAccount();
  return (
    <>
      <PageHeader title={text("title")} />
      <FileBanner />
      <Stack gap="md" maw={860}>
        <PeopleSection />
        {isOwner && <KeysSection />}
        <FactorSection />
        <SessionsSection />
        <AccountSection />
        {isOwner && <RetentionSection />}
        {isOwner && <PeopleDataSection />}
        <InstallationSection />
        {isOwner && <ConfigurationSection />}
        {isOwner && <ChangesSection />}
      </Stack>
    </>
  );
}
