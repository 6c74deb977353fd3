import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import { ProblemNote } from "./problem-note.tsx";

/** Who comes in for the first time. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  /** Empty where the demo's owner enters. */
  readonly password: string;
}

interface Props {
  /** In the demo: who enters by one click, without a password. */
  readonly suggestion?: { readonly name: string; readonly email: string };
  readonly asksForEmail: boolean;
  readonly submit: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (newcomer: Newcomer) => void;
}

const LEAST = 12;

/** Name, e-mail address and a password. */
export function NewcomerForm(props: Props): ReactElement {
  const { suggestion, asksForEmail, submit, busy, error, onSubmit } = props;
  const text = useText("sign-in");
  const [newcomer, setNewcomer] = useState<Newcomer>({ name: "", email: "", ...suggestion, password: "" });
  const set = (change: Partial<Newcomer>) => setNewcomer({ ...newcomer, ...change });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(newcomer);
      }}
    >
      <Stack gap="md">
        {error !== null && <ProblemNote error={error} />}
        <TextInput
          label={text("welcome.name")}
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          value={newcomer.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {asksForEmail && (
          <TextInput
            type="email"
            label={text("welcome.email")}
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={newcomer.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        )}
        {suggestion === undefined && (
          <PasswordInput
            label={text("welcome.password")}
            description={text("welcome.passwordHint")}
            name="password"
            autoComplete="new-password"
            minLength={LEAST}
            required
            withAsterisk={false}
            value={newcomer.password}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
        )}
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
