import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { PutPlaybookPayload, ReadPlaybookData } from "../../api/client/playbooks.ts";
import { queryClient } from "../../api/query-client.ts";
import { QueryView } from "../../parts/query-view.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { TheirChanges } from "./history/their-changes.tsx";
import { playbookQuery } from "./playbooks-query.ts";
import type { PlaybookJson } from "./playbooks-query.ts";

interface Props {
  /** Mine. */
  readonly json: PlaybookJson;
  /** The one that I began with. */
  readonly version: number;
  /** Have they taken it out? */
  readonly isGone: boolean;
  readonly save: UseMutationResult<ReadPlaybookData, Error, PutPlaybookPayload>;
  readonly onClose: () => void;
}

/** Two people edited one playbook: shows what the other one did, and asks whose stands. */
export function ConflictDialog({ json, version, isGone, save, onClose }: Props): ReactElement {
  const text = useText("playbooks");
  const common = useText("common");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  const playbook = String(json.id);
  const theirs = useQuery({
    // apart from what the editor shows: there it would replace what has been typed
    queryKey: accountKey(account, "playbook-theirs", playbook, version),
    queryFn: ({ signal }) => api.playbooks.readPlaybook({ account, playbook }, { signal }),
    enabled: !isGone,
    staleTime: 0,
    gcTime: 0,
  });
  const keep = () => {
    if (isGone) save.mutate({ playbook: json, isNew: true });
    else if (theirs.data !== undefined) {
      // it is switched on and off at once, beside what is edited: that is not undone by the way
      const { enabled } = theirs.data.playbook;
      save.mutate({ playbook: { ...json, enabled }, version: theirs.data.version });
    }
  };
  const take = async () => {
    if (isGone) await navigate({ to: "/a/$account/playbooks", params: { account }, ignoreBlocker: true });
    else queryClient.setQueryData(playbookQuery(account, playbook).queryKey, theirs.data);
  };
  const kind = isGone ? "gone" : "changed";
  const isReady = isGone || theirs.data !== undefined;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} size="lg">
          {text(`conflict.${kind}.title`, { playbook: json.name ?? playbook })}
        </Text>
      }
    >
      <Stack gap="md">
        <Text>{text(`conflict.${kind}.text`)}</Text>
        {!isGone && <QueryView query={theirs}>{() => <TheirChanges {...{ playbook, version }} />}</QueryView>}
        <Text c="dimmed">{text(`conflict.${kind}.mine`)}</Text>
        <Text c="dimmed">{text(`conflict.${kind}.theirs`)}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            {text("conflict.later")}
          </Button>
          <Button variant="default" disabled={!isReady || save.isPending} onClick={() => void take()}>
            {text(`conflict.${kind}.take`)}
          </Button>
          <Button loading={save.isPending} disabled={!isReady} onClick={keep}>
            {text(`conflict.${kind}.keep`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
