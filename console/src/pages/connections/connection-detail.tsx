import { Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import { FileBanner } from "../file-banner.tsx";
import { ConnectionAside } from "./connection-aside.tsx";
import { ConnectionForm } from "./connection-form.tsx";
import { connectionState, STATE_TONES } from "./connection-state.ts";
import type { ConnectionView, ProviderView } from "./connections-query.ts";
import { ConsentSection } from "./consent-section.tsx";
import { ContractFieldSection } from "./contract-field-section.tsx";
import { HookSection } from "./hook-section.tsx";
import { RemoveConnection } from "./remove-connection.tsx";
import { StagesSection } from "./stages-section.tsx";
import { SetupSteps } from "./setup-steps.tsx";
import { TroubleNote } from "./trouble-note.tsx";

interface Props {
  readonly connection: ConnectionView;
  readonly provider: ProviderView | undefined;
  /** There is another one of this vendor. */
  readonly isOneOfSeveral: boolean;
}

/** One connection: how it stands, what was entered, where the other side calls, and whether it works. */
export function ConnectionDetail({ connection, provider, isOneOfSeveral }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { ruledByFile } = useSession();
  const { id, vendor, kind } = connection;
  const state = connectionState(connection);
  const name = isOneOfSeveral ? text("named", { vendor, id }) : vendor;
  const isThere = state !== "missing";
  const canEdit = isOwner && !ruledByFile;
  // one that does not answer is not asked for anything else
  const isWorking = state === "good" || (state === "unknown" && connection.token !== undefined);
  const isLetIn = !connection.needsConsent || connection.token !== undefined;
  return (
    <>
      <PageHeader
        title={name}
        above={
          <AppLink to="/a/$account/connections" params={{ account }} size="sm">
            {text("back")}
          </AppLink>
        }
        text={<ToneMark tone={STATE_TONES[state]}>{text(`states.${state}`)}</ToneMark>}
      >
        {isThere && canEdit && <RemoveConnection connection={connection} name={name} />}
      </PageHeader>
      <FileBanner />
      <div className="cs-editor">
        <Stack gap="md">
          <TroubleNote connection={connection} />
          {!isOwner && !ruledByFile && (
            <Text c="dimmed">{text(isThere ? "notYours" : "missingNotYours")}</Text>
          )}
          {!isThere && canEdit && provider !== undefined && provider.steps.length > 0 && (
            <Section title={text("wizard.again", { vendor })}>
              <SetupSteps steps={provider.steps} />
            </Section>
          )}
          {provider !== undefined && (isThere || canEdit) && (
            <Section title={text("form.title")} text={text("form.text")}>
              <ConnectionForm
                provider={provider}
                connection={connection}
                taken={[]}
                isReadOnly={!canEdit}
                onSaved={() => undefined}
              />
            </Section>
          )}
          {isThere && connection.needsConsent && <ConsentSection connection={connection} />}
          {isThere && <HookSection connection={connection} />}
          {isWorking && isLetIn && kind === "crm" && <ContractFieldSection />}
          {isWorking && isLetIn && kind === "crm" && <StagesSection />}
        </Stack>
        {isThere && <ConnectionAside connection={connection} steps={provider?.steps ?? []} />}
      </div>
    </>
  );
}
