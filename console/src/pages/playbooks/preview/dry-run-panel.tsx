import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../../api/account-key.ts";
import { api } from "../../../api/api.ts";
import { ProblemNote } from "../../../parts/problem-note.tsx";
import { Section } from "../../../parts/section.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import type { useCheck } from "../editor/use-check.ts";
import type { PlaybookJson } from "../playbooks-query.ts";
import { CheckFindings } from "./check-findings.tsx";
import { DealSelect } from "./deal-select.tsx";
import { DryRunView } from "./dry-run-view.tsx";
import { useFirstDeal } from "./use-first-deal.ts";

interface Props {
  /** As it is being edited. */
  readonly playbook: PlaybookJson;
  /** As it was when nothing was wrong with it; absent = something is. */
  readonly sound: PlaybookJson | undefined;
  readonly check: Pick<ReturnType<typeof useCheck>, "isChecking" | "error" | "again">;
}

/** What would go out for a real deal, to whom, and what would follow; follows each change. */
export function DryRunPanel({ playbook, sound, check }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account, isOperator } = useAccount();
  const { deal, isLooking, choose } = useFirstDeal();
  const { data, error, isFetching, isLoading } = useQuery({
    queryKey: accountKey(account, "dry-run", deal?.value, JSON.stringify(sound)),
    queryFn:
      deal === undefined || sound === undefined || !isOperator
        ? skipToken
        : ({ signal }) =>
            api.playbooks.dryRun({ account }, { playbook: sound, dealId: deal.value }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const isWorking = isLooking || check.isChecking || isLoading;
  const isUnfinished = sound === undefined && check.error === null && !isWorking;
  return (
    <Stack gap="md">
      <Section title={text("dryRun.title")} text={text("dryRun.text")}>
        {isOperator ? (
          <Stack gap="md" pt="xs">
            <DealSelect value={deal} onChange={choose} />
            {deal === undefined && !isLooking && (
              <Text c="dimmed" size="sm">
                {text("dryRun.choose")}
              </Text>
            )}
            {isWorking && <Working />}
            {check.error !== null && <Unchecked error={check.error} again={check.again} />}
            {isUnfinished && <Text c="dimmed">{text("dryRun.unfinished")}</Text>}
            {error !== null && sound !== undefined && <ProblemNote error={error} />}
            {data !== undefined && error === null && deal !== undefined && sound !== undefined && (
              <div aria-busy={isFetching} aria-live="polite">
                <DryRunView run={data} />
              </div>
            )}
          </Stack>
        ) : (
          <Text c="dimmed">{text("dryRun.notYours")}</Text>
        )}
      </Section>
      <CheckFindings playbook={playbook} />
    </Stack>
  );
}

function Working(): ReactElement {
  const text = useText("playbooks");
  return (
    <div role="status" aria-label={text("dryRun.working")}>
      <Text c="dimmed" size="sm" mb="xs">
        {text("dryRun.working")}
      </Text>
      <Skeleton height={120} />
    </div>
  );
}

function Unchecked({ error, again }: { readonly error: Error; readonly again: () => void }): ReactElement {
  const text = useText("playbooks");
  return (
    <Stack gap="xs">
      <Text c="dimmed">{text("dryRun.unchecked")}</Text>
      <ProblemNote error={error} />
      <Button variant="default" size="xs" onClick={again}>
        {text("dryRun.again")}
      </Button>
    </Stack>
  );
}
