import { Anchor, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { useText } from "../../texts/use-text.ts";
import { SignInProblem } from "./sign-in-problem.tsx";

interface Props {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** The second step: a code of the app, or one of the backup codes. */
export function FactorForm({ onDone, onBack }: Props): ReactElement {
  const text = useText("sign-in");
  const [code, setCode] = useState("");
  const [isBackup, setBackup] = useState(false);
  const [trusts, setTrusts] = useState(false);
  const confirm = useAct({
    mutationFn: () =>
      isBackup ? authApi.confirmBackupCode(code.trim(), trusts) : authApi.confirmCode(code.trim(), trusts),
    onSuccess: onDone,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{isBackup ? text("factor.backupText") : text("factor.text")}</Text>
        <SignInProblem error={confirm.error} wrong={text("factor.wrong")} />
        <TextInput
          key={String(isBackup)}
          name="code"
          autoComplete="one-time-code"
          inputMode={isBackup ? "text" : "numeric"}
          autoFocus
          required
          withAsterisk={false}
          label={isBackup ? text("factor.backup") : text("factor.code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Checkbox
          label={text("factor.trust")}
          checked={trusts}
          onChange={(event) => setTrusts(event.currentTarget.checked)}
        />
        <Button type="submit" loading={confirm.isPending}>
          {text("factor.submit")}
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" size="md" onClick={onBack}>
            {text("factor.back")}
          </Anchor>
          <Anchor component="button" type="button" size="md" onClick={() => setBackup(!isBackup)}>
            {isBackup ? text("factor.useCode") : text("factor.useBackup")}
          </Anchor>
        </Group>
      </Stack>
    </form>
  );
}
