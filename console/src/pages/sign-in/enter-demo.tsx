import { Button, Divider, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useAct } from "../../api/use-act.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly onDone: () => void;
}

/** The way back into a demo, whose owner has no password that anybody knows. */
export function EnterDemo({ onDone }: Props): ReactElement {
  const text = useText("sign-in");
  const enter = useAct({ mutationFn: () => api.welcome.enterDemo(), onSuccess: onDone });
  return (
    <Stack gap="md" mb="md">
      <Text c="dimmed">{text("signIn.demo")}</Text>
      {enter.error !== null && <ProblemNote error={enter.error} />}
      <Button loading={enter.isPending} onClick={() => enter.mutate()}>
        {text("signIn.demoEnter")}
      </Button>
      <Divider label={text("signIn.demoOr")} />
    </Stack>
  );
}
