import { Button, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { toast } from "../../parts/toast.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { useEditor } from "./editor/editor-context.ts";
import { forgetPlaybooks } from "./forget-playbooks.ts";
import { playbookQuery } from "./playbooks-query.ts";
import type { PlaybookJson } from "./playbooks-query.ts";

interface Props {
  readonly json: PlaybookJson;
  readonly version: number | undefined;
  readonly isChanged: boolean;
}

/** Saves a new version. What is refused is told, and nothing typed is lost. */
export function SaveButton({ json, version, isChanged }: Props): ReactElement {
  const text = useText("playbooks");
  const common = useText("common");
  const navigate = useNavigate();
  const { id: account } = useAccount();
  const { draft, isNew, issues } = useEditor();
  const playbook = draft.id;
  const save = useMutation({
    mutationFn: () =>
      api.playbooks.putPlaybook(
        { account, playbook },
        { playbook: json, ...(version === undefined ? {} : { version }) },
      ),
    onSuccess: async (detail) => {
      queryClient.setQueryData(playbookQuery(account, playbook).queryKey, detail);
      await forgetPlaybooks(account);
      toast(text(isNew ? "savedNew" : "saved"));
      if (isNew)
        await navigate({
          to: "/a/$account/playbooks/$playbook",
          params: { account, playbook },
          ignoreBlocker: true,
        });
    },
  });
  return (
    <>
      <Button
        loading={save.isPending}
        disabled={!isChanged || playbook === "" || issues.some(({ path }) => path === "id")}
        onClick={() => save.mutate()}
      >
        {isNew ? text("create") : text("save")}
      </Button>
      <Modal
        opened={save.error !== null}
        onClose={() => save.reset()}
        closeButtonProps={{ "aria-label": common("close") }}
        title={
          <Text fw={600} size="lg">
            {text("notSaved")}
          </Text>
        }
      >
        <Stack gap="md">
          <ProblemNote error={save.error} />
          <Button variant="default" onClick={() => save.reset()}>
            {common("close")}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
