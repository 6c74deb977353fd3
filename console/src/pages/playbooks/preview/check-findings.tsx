import { Button, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { api } from "../../../api/api.ts";
import { useAct } from "../../../api/use-act.ts";
import { ProblemNote } from "../../../parts/problem-note.tsx";
import { Section } from "../../../parts/section.tsx";
import { useAccount } from "../../../shell/use-account.ts";
import { useText } from "../../../texts/use-text.ts";
import { FindingList } from "../../finding-list.tsx";
import type { PlaybookJson } from "../playbooks-query.ts";

interface Props {
  readonly playbook: PlaybookJson;
}

/** Asks Kommo and the vendor whether everything that the playbook names is really there. */
export function CheckFindings({ playbook }: Props): ReactElement {
  const text = useText("playbooks");
  const { id: account } = useAccount();
  const check = useAct({
    mutationFn: () => api.playbooks.checkPlaybook({ account }, { playbook, deep: true }),
  });
  const { data, error } = check;
  const issues = (data?.issues ?? []).map((issue) => ({ level: "problem" as const, ...issue }));
  return (
    <Section
      title={text("check.title")}
      text={text("check.text")}
      aside={
        <Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
          {text("check.run")}
        </Button>
      }
    >
      <Stack gap="xs" pt="xs" aria-live="polite">
        {error !== null && <ProblemNote error={error} />}
        {data === undefined && error === null && (
          <Text size="sm" c="dimmed">
            {text("check.none")}
          </Text>
        )}
        {data !== undefined && <FindingList findings={[...issues, ...data.findings]} />}
      </Stack>
    </Section>
  );
}
