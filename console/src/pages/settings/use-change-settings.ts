import type { UseMutationResult } from "@tanstack/react-query";
import { ApiError } from "../../api/api-error.ts";
import { api } from "../../api/api.ts";
import type { ChangeSettingsPayload } from "../../api/client/configuration.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { toast } from "../../parts/toast.ts";
import { sessionQuery } from "../../shell/session-query.ts";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { settingsQuery } from "./settings-query.ts";
import type { Settings } from "./settings-query.ts";

interface ChangeSettings {
  readonly save: UseMutationResult<Settings, Error, ChangeSettingsPayload>;
  /** What was refused at a setting: `timezone`, `installation.publicUrl`. */
  readonly issueAt: (path: string) => string | undefined;
}

/** Changes what is given, and nothing else. */
export function useChangeSettings(): ChangeSettings {
  const text = useText("settings");
  const { id: account } = useAccount();
  const save = useAct({
    mutationFn: (change: ChangeSettingsPayload) => api.configuration.changeSettings({ account }, change),
    onSuccess: async (settings) => {
      queryClient.setQueryData(settingsQuery(account).queryKey, settings);
      // the zone in which all times are shown is part of the session
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(text("saved"));
    },
  });
  const issues = save.error instanceof ApiError ? save.error.issues : [];
  return {
    save,
    issueAt: (path) => issues.find((issue) => issue.path.replace(/^body\./u, "") === path)?.text,
  };
}
