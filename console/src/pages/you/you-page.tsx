import { Stack } from "@mantine/core";
import type { ReactElement } from "react";
import { Facts } from "../../parts/facts.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { FactorSection } from "./factor-section.tsx";
import { IssuerSection } from "./issuer-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** Whoever is signed in: what they may do, their second factor, their password, their sessions. */
export function YouPage(): ReactElement {
  const text = useText("you");
  const common = useText("common");
  const { name, email, accounts, isOwnerOfAll } = useSession();
  const roles = accounts.map(({ id, role }) => `${id} (${common(`role.${role}`)})`).join(", ");
  return (
    <>
      <PageHeader title={text("title")} />
      <Stack gap="md" maw={720}>
        <Section title={text("person")}>
          <Facts
            rows={[
              [text("name"), name],
              [text("email"), email],
              [text("roles"), isOwnerOfAll ? text("everywhere") : roles],
            ]}
          />
        </Section>
        <FactorSection />
        <PasswordSection />
        <IssuerSection />
        <SessionsSection />
      </Stack>
    </>
  );
}
