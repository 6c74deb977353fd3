import { Checkbox, List, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { ApiError } from "../../api/api-error.ts";
import { accountKey } from "../../api/account-key.ts";
import { api } from "../../api/api.ts";
import type { ImportConfigurationData } from "../../api/client/configuration.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { toast } from "../../parts/toast.ts";
import { sessionQuery } from "../../shell/session-query.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { Removes } from "./removes.tsx";
import { Differences } from "../differences.tsx";

interface Props {
  readonly yaml: string;
  readonly onClose: () => void;
}

/** Shows what an import would change, and carries it out. */
export function ImportDialog({ yaml, onClose }: Props): ReactElement {
  const text = useText("settings");
  const { id: account } = useAccount();
  const [despite, setDespite] = useState(false);
  const trial = useQuery({
    queryKey: accountKey(account, "import-trial", yaml),
    queryFn: () => api.configuration.importConfiguration({ account }, { yaml, trial: true }),
    gcTime: 0,
    retry: false,
  });
  const take = useAct({
    mutationFn: () => api.configuration.importConfiguration({ account }, { yaml, despite }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["account", account] });
      // the zone in which all times are shown is part of the session
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(text("file.imported"));
      onClose();
    },
  });
  const isHeld = (trial.data?.removes.waiting ?? 0) > 0 || isAsked(take.error);
  const isReady = trial.data !== undefined && trial.data.issues.length === 0;
  return (
    <ConfirmDialog
      opened
      title={text("file.ask")}
      points={isReady ? [{ text: text("file.force") }, { text: text("file.kept") }] : []}
      confirm={text("file.confirm")}
      busy={take.isPending}
      danger={isHeld}
      disabled={!isReady || trial.data.differences.length === 0 || (isHeld && !despite)}
      error={take.error ?? trial.error}
      onConfirm={() => take.mutate()}
      onClose={onClose}
    >
      {trial.isLoading && <Skeleton height={80} />}
      {trial.data !== undefined && (
        <Outcome imported={trial.data}>
          {isReady && isHeld && (
            <Checkbox
              label={text("file.despite")}
              checked={despite}
              onChange={(event) => setDespite(event.currentTarget.checked)}
            />
          )}
        </Outcome>
      )}
    </ConfirmDialog>
  );
}

/** Contracts came under way since the file was looked at. */
function isAsked(error: Error | null): boolean {
  return error instanceof ApiError && error.reason === "contracts_under_way";
}

interface OutcomeProps {
  readonly imported: ImportConfigurationData;
  /** Stands behind what is removed, before the details. */
  readonly children: ReactNode;
}

function Outcome({ imported, children }: OutcomeProps): ReactElement {
  const text = useText("settings");
  const { differences, missing, issues, removes } = imported;
  const names = new Map(differences.map(({ path, name }) => [path, name]));
  return (
    <Stack gap="md">
      {issues.length === 0 && <Removes removes={removes} />}
      {children}
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
          <Differences differences={differences} nameOf={(path) => names.get(path) ?? path} />
        </div>
      )}
    </Stack>
  );
}
