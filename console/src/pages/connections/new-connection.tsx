import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { LeaveQuestion } from "../../parts/leave-question.tsx";
import { nameToId } from "../../parts/name-to-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ConnectionForm } from "./connection-form.tsx";
import type { ConnectionView, ProviderView } from "./connections-query.ts";
import { freeId } from "./free-id.ts";
import { newSecret } from "./new-secret.ts";
import { SetupSteps } from "./setup-steps.tsx";
import { useVendorChoice } from "./use-vendor-choice.ts";
import { VendorPick } from "./vendor-pick.tsx";

interface Props {
  readonly providers: readonly ProviderView[];
  readonly connections: readonly ConnectionView[];
}

/** Three steps: which vendor, what to do there, and what it gave. Hook and check follow on the connection's own page. */
export function NewConnection({ providers, connections }: Props): ReactElement {
  const text = useText("connections");
  const { id: account } = useAccount();
  const navigate = useNavigate();
  const [named, setNamed] = useState<string>();
  const { chosen, choose, isAsking, leave, stay } = useVendorChoice(() => setNamed(undefined));
  const vendors = providers.filter(({ kind }) => kind === "vendor");
  const provider = vendors.find(({ id }) => id === chosen);
  const ids = connections.map(({ id }) => id);
  // made up here, since some vendors want our address before they give anything
  const [webhookSecret] = useState(newSecret);
  const hookAddress = addressOf(
    connections,
    named ?? freeId(nameToId(provider?.name ?? "", chosen ?? ""), ids),
    webhookSecret,
  );
  return (
    <>
      <PageHeader
        title={text("new")}
        above={
          <AppLink to="/a/$account/connections" params={{ account }} size="sm">
            {text("back")}
          </AppLink>
        }
      />
      <Stack gap="md" maw={820}>
        <Section title={text("wizard.vendor")}>
          <VendorPick vendors={vendors} chosen={chosen} onChoose={choose} />
        </Section>
        {provider !== undefined && (
          <>
            {provider.steps.length > 0 && (
              <Section title={text("wizard.prepare", { vendor: provider.name })}>
                <SetupSteps steps={provider.steps} hookAddress={hookAddress} />
              </Section>
            )}
            <Section title={text("wizard.enter")}>
              <ConnectionForm
                key={provider.id}
                provider={provider}
                webhookSecret={webhookSecret}
                onNamed={setNamed}
                taken={ids}
                onSaved={({ id: connection }) =>
                  void navigate({
                    to: "/a/$account/connections/$connection",
                    params: { account, connection },
                  })
                }
              />
            </Section>
            <Text c="dimmed" size="sm">
              {text("wizard.next")}
            </Text>
          </>
        )}
      </Stack>
      <LeaveQuestion opened={isAsking} onLeave={leave} onStay={stay} />
    </>
  );
}

/** Where a connection that is not there yet will be called: beside those that are. */
function addressOf(connections: readonly ConnectionView[], id: string, secret: string): string | undefined {
  const base = connections[0]?.hook.shown.replace(/\/[^/]*\/[^/]*$/u, "");
  return base === undefined ? undefined : `${base}/${id}/${secret}`;
}
