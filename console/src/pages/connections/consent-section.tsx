import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { FindingList } from "../finding-list.tsx";
import type { ConnectionView } from "./connections-query.ts";
import { forgetConnections } from "./forget-connections.ts";
import { SetupSteps } from "./setup-steps.tsx";

interface Props {
  readonly connection: ConnectionView;
}

/** A person lets us in on the other side's own pages: they come back by themselves, or bring a code. */
export function ConsentSection({ connection }: Props): ReactElement {
  const text = useText("connections");
  const { id: account, isOwner } = useAccount();
  const { id, vendor } = connection;
  // Kommo sends people back to this page
  const isBack = useLocation({ select: ({ search }) => "connected" in search });
  const [code, setCode] = useState("");
  const begin = useMutation({
    mutationFn: () => api.connections.beginConsent({ account, connection: id }),
    onSuccess: ({ address }) => {
      if (address !== undefined && /^https?:\/\//iu.test(address)) window.location.assign(address);
    },
  });
  const redeem = useMutation({
    mutationFn: () => api.connections.redeemCode({ account, connection: id }, { code: code.trim() }),
    onSuccess: async () => {
      setCode("");
      await forgetConnections(account);
    },
  });
  const { data } = begin;
  const bringsCode = data !== undefined && data.address === undefined;
  return (
    <Section title={text("consent.title", { vendor })} text={text("consent.text")}>
      <Stack gap="md" pt="xs">
        {isBack && <FindingList findings={[{ level: "ok", text: text("consent.connected") }]} />}
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
            <Group align="flex-end" gap="xs">
              <TextInput
                className="cs-grow"
                label={text("consent.code")}
                autoComplete="off"
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
              <Button
                disabled={code.trim() === ""}
                loading={redeem.isPending}
                onClick={() => redeem.mutate()}
              >
                {text("consent.redeem")}
              </Button>
            </Group>
          </>
        )}
        {redeem.error !== null && <ProblemNote error={redeem.error} />}
        {redeem.data !== undefined && <FindingList findings={redeem.data.findings} />}
      </Stack>
    </Section>
  );
}
