import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Section } from "../../parts/section.tsx";
import { toast } from "../../parts/toast.ts";
import { useText } from "../../texts/use-text.ts";
import { useIsInvented } from "./use-is-invented.ts";
import { passwordQuery } from "./factor-query.ts";

const LEAST = 12;

/** Another password, for those who have one; whoever was signed in with the old one is not any more. */
export function PasswordSection(): ReactElement | null {
  const text = useText("you");
  const signIn = useText("sign-in");
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const change = useAct({
    mutationFn: () => authApi.changePassword(current, wanted),
    onSuccess: () => {
      setCurrent("");
      setWanted("");
      toast(text("password.changed"));
    },
  });
  const { data: hasPassword } = useQuery(passwordQuery);
  const isInvented = useIsInvented();
  if (hasPassword === false) return null;
  if (isInvented)
    return (
      <Section title={text("password.title")}>
        <Text>{text("password.demo")}</Text>
      </Section>
    );
  return (
    <Section title={text("password.title")} text={text("password.others")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack gap="sm" maw={360} pt="xs">
          {change.error !== null && <ProblemNote error={change.error} />}
          <PasswordInput
            label={text("password.current")}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={text("password.new")}
            description={signIn("short", { count: LEAST })}
            autoComplete="new-password"
            minLength={LEAST}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <div>
            <Button
              type="submit"
              variant="default"
              loading={change.isPending}
              disabled={current === "" || wanted.length < LEAST}
            >
              {text("password.submit")}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
