import { Button, Group, Stack } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { recordOf } from "../schema/schema-fields.ts";
import { FindingList } from "../finding-list.tsx";
import type { ConnectionView } from "./connections-query.ts";
import { CodeInput } from "./code-input.tsx";
import { forgetConnections } from "./forget-connections.ts";
import { SetupSteps } from "./setup-steps.tsx";

const OUTCOMES = ["connected", "refused", "late", "failed"] as const;

interface Props {
  readonly connection: ConnectionView;
}

/** A person lets us in on the other side's own pages: they come back by themselves, or bring a code. */
export function ConsentSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { id, vendor } = connection;
  // Kommo sends people back to this page, and says how it ended
  const outcome = useLocation({
    select: ({ search }) => OUTCOMES.find((one) => recordOf(search)["consent"] === one),
  });
  const begin = useAct({
    mutationFn: () => api.connections.beginConsent({ account, connection: id }),
    onSuccess: ({ address }) => {
      if (address !== undefined && /^https?:\/\//iu.test(address)) window.location.assign(address);
    },
  });
  const redeem = useAct({
    mutationFn: (code: string) => api.connections.redeemCode({ account, connection: id }, { code }),
    onSuccess: () => forgetConnections(account),
  });
  const { data } = begin;
  const bringsCode = data !== undefined && data.address === undefined;
  return (
    <Section title={text("consent.title", { vendor })} text={text("consent.text")}>
      <Stack gap="md" pt="xs">
        {outcome !== undefined && begin.isIdle && (
          <FindingList
            findings={[
              {
                level: outcome === "connected" ? "ok" : "problem",
                text: text(`consent.${outcome}`, { vendor }),
                ...(outcome === "connected" ? {} : { help: text("consent.again", { vendor }) }),
              },
            ]}
          />
        )}
        {begin.error !== null && <ProblemNote error={begin.error} />}
        {!bringsCode && (
          <Group>
            <Button disabled={!isOwner} loading={begin.isPending} onClick={() => begin.mutate()}>
              {text("consent.begin", { vendor })}
            </Button>
          </Group>
        )}
        {bringsCode && (
          <>
            <SetupSteps steps={data.steps} />
            <CodeInput isBusy={redeem.isPending} onCode={(code) => redeem.mutate(code)} />
          </>
        )}
        {redeem.error !== null && <ProblemNote error={redeem.error} />}
        {redeem.data !== undefined && <FindingList findings={redeem.data.findings} />}
      </Stack>
    </Section>
  );
}
