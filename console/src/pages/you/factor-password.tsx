import { Button, PasswordInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import type { NewFactor } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly onDone: (factor: NewFactor) => void;
}

/** Step one: whoever turns it on knows the password. */
export function FactorPassword({ onDone }: Props): ReactElement {
  const text = useText("you");
  const [password, setPassword] = useState("");
  const begin = useAct({ mutationFn: () => authApi.turnFactorOn(password), onSuccess: onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Stack gap="md">
        {begin.error !== null && <ProblemNote error={begin.error} />}
        <PasswordInput
          label={text("factor.password")}
          description={text("factor.confirmPassword")}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={begin.isPending}>
          {text("factor.turnOn")}
        </Button>
      </Stack>
    </form>
  );
}
