import { List, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ImportConfigurationData } from "../../api/client.ts";
import { queryClient } from "../../api/query-client.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { sessionQuery } from "../../shell/session-query.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { Differences } from "../differences.tsx";

interface Props {
  readonly yaml: string;
  readonly onClose: () => void;
}

/** Shows what an import would change, and carries it out. */
export function ImportDialog({ yaml, onClose }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const trial = useQuery({
    queryKey: accountKey(account, "import-trial", yaml),
    queryFn: () => api.configuration.importConfiguration({ account }, { yaml, trial: true }),
    gcTime: 0,
    retry: false,
  });
  const take = useMutation({
    mutationFn: () => api.configuration.importConfiguration({ account }, { yaml }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["account", account] });
      // the zone in which all times are shown is part of the session
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(text("file.imported"));
      onClose();
    },
  });
  const isReady = trial.data !== undefined && trial.data.issues.length === 0;
  return (
    <ConfirmDialog
      opened
      title={text("file.ask")}
      points={isReady ? [{ text: text("file.force") }, { text: text("file.kept") }] : []}
      confirm={text("file.confirm")}
      busy={take.isPending}
      disabled={!isReady || trial.data.differences.length === 0}
      error={take.error ?? trial.error}
      onConfirm={() => take.mutate()}
      onClose={onClose}
    >
      {trial.isLoading && <Skeleton height={80} />}
      {trial.data !== undefined && <Outcome imported={trial.data} />}
    </ConfirmDialog>
  );
}

function Outcome({ imported }: { readonly imported: ImportConfigurationData }): ReactElement {
  const text = useText("settings");
  const { differences, missing, issues } = imported;
  return (
    <Stack gap="md">
      {issues.length > 0 && (
        <div role="alert">
          <Text fw={600} c="var(--cs-bad)">
            {text("file.wrong")}
          </Text>
          <List size="sm">
            {issues.map(({ path, text: what, help = "" }) => (
              <List.Item key={`${path} ${what}`} className="cs-break">
                {`${path}: ${what} ${help}`}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {missing.length > 0 && (
        <div>
          <Text fw={600}>{text("file.missing")}</Text>
          <Text size="sm" c="dimmed" className="cs-break">
            {missing.join(", ")}
          </Text>
        </div>
      )}
      {issues.length === 0 && (
        <div>
          <Text fw={600} mb="xs">
            {text("file.changes")}
          </Text>
          <Differences differences={differences} />
        </div>
      )}
    </Stack>
  );
}
