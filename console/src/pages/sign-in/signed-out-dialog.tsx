import { Modal, Text } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import { useRouterState } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/query-client.ts";
import { sessionQuery } from "../../shell/session-query.ts";
import { useText } from "../../texts/use-text.ts";
import { SignInSteps } from "./sign-in-steps.tsx";

interface Props {
  readonly onBack: () => void;
}

/** The session has ended while something unsaved stands on the page: it is signed in again over it, and nothing is lost. */
export function SignedOutDialog({ onBack }: Props): ReactElement {
  const text = useText("sign-in");
  const next = useRouterState({ select: ({ location }) => location.href });
  const goOn = async () => {
    const before = queryClient.getQueryData(sessionQuery.queryKey)?.id;
    const now = await api.session.readSession();
    // what was typed and what is shown are another person's
    if (before !== undefined && before !== now.id) return window.location.assign("/");
    onBack();
    await queryClient.invalidateQueries();
  };
  // signed in elsewhere, by single sign-on for example
  useWindowEvent("focus", () => void goOn().catch(() => undefined));
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ backgroundOpacity: 0.85, blur: 6 }}
      title={
        <Text fw={600} size="lg">
          {text("again.title")}
        </Text>
      }
    >
      <Text mb="md">{text("again.text")}</Text>
      <SignInSteps next={next} stays onDone={() => void goOn()} />
    </Modal>
  );
}
