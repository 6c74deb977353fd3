import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { authApi } from "../../api/auth-api.ts";
import { queryClient } from "../../api/query-client.ts";
import { useAct } from "../../api/use-act.ts";
import { Moment } from "../../parts/moment.tsx";
import { QueryView } from "../../parts/query-view.tsx";
import { Section } from "../../parts/section.tsx";
import { toast, toastProblem } from "../../parts/toast.ts";
import { useText } from "../../texts/use-text.ts";
import { browserName } from "./browser-name.ts";

const KEY = ["you", "sessions"] as const;

/** Where one is signed in; each session but this one can be ended. */
export function SessionsSection(): ReactElement {
  const text = useText("you");
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const [sessions, token] = await Promise.all([authApi.sessions(), authApi.currentToken()]);
      return sessions.map((session) => ({ ...session, isThis: session.token === token }));
    },
  });
  const end = useAct({
    mutationFn: (token: string) => authApi.endSession(token),
    onError: toastProblem,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY });
      toast(text("sessions.ended"));
    },
  });
  return (
    <Section title={text("sessions.title")}>
      <QueryView query={query} lines={2}>
        {(sessions) => (
          <Stack gap="sm" pt="xs">
            {sessions.map(({ id, token, isThis, userAgent, createdAt }) => {
              const browser = browserName(userAgent) ?? text("sessions.unknown");
              return (
                <Group key={id} justify="space-between" wrap="nowrap">
                  <div>
                    <Text fw={500}>{isThis ? `${browser} · ${text("sessions.this")}` : browser}</Text>
                    <Text c="dimmed" size="sm">
                      <Moment at={createdAt} as="instant" />
                    </Text>
                  </div>
                  {!isThis && (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={text("sessions.endOf", { browser })}
                      onClick={() => end.mutate(token)}
                    >
                      {text("sessions.end")}
                    </Button>
                  )}
                </Group>
              );
            })}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
