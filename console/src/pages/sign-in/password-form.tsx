import { Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useText } from "../../texts/use-text.ts";
import { SignInProblem } from "./sign-in-problem.tsx";
import { useEntrance } from "./use-entrance.ts";

interface Props {
  /** Where single sign-on leads back to. */
  readonly next: string;
  readonly onDone: (asksForFactor: boolean) => void;
}

/** The first step. */
export function PasswordForm({ next, onDone }: Props): ReactElement {
  const text = useText("sign-in");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { hasSingleSignOn } = useEntrance();
  const signIn = useMutation({ mutationFn: () => authApi.signIn(email.trim(), password), onSuccess: onDone });
  const leave = useMutation({
    mutationFn: () => authApi.singleSignOn(next),
    onSuccess: (address) => window.location.assign(address),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <Stack gap="md">
        <SignInProblem error={signIn.error ?? leave.error} wrong={text("signIn.wrong")} />
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          label={text("signIn.email")}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          label={text("signIn.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending}>
          {text("signIn.submit")}
        </Button>
        {hasSingleSignOn && (
          <>
            <Divider label={text("signIn.or")} />
            <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
              {text("signIn.sso")}
            </Button>
          </>
        )}
      </Stack>
    </form>
  );
}
