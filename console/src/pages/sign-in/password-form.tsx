import { Button, Divider, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { useText } from "../../texts/use-text.ts";
import { SignInProblem } from "./sign-in-problem.tsx";
import { useEntrance } from "./use-entrance.ts";

interface Props {
  /** Where single sign-on leads back to. */
  readonly next: string;
  /** Single sign-on must not lead away from here: it is done in another tab. */
  readonly stays: boolean;
  readonly onDone: (asksForFactor: boolean) => void;
}

/** The first step. */
export function PasswordForm({ next, stays, onDone }: Props): ReactElement {
  const text = useText("sign-in");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { hasSingleSignOn } = useEntrance();
  const signIn = useAct({ mutationFn: () => authApi.signIn(email.trim(), password), onSuccess: onDone });
  const leave = useAct({
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
            {stays && <Text size="sm">{text("again.elsewhere")}</Text>}
            {stays ? (
              <OutsideLink href={`${window.location.origin}/sign-in`}>{text("signIn.title")}</OutsideLink>
            ) : (
              <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
                {text("signIn.sso")}
              </Button>
            )}
          </>
        )}
      </Stack>
    </form>
  );
}
