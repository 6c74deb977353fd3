import { Button, Modal, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly error: Error | null;
  readonly onClose: () => void;
}

/** Why it was not saved. */
export function NotSavedDialog({ error, onClose }: Props): ReactElement {
  const text = useText("playbooks");
  const common = useText("common");
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ "aria-label": common("close") }}
      title={
        <Text fw={600} size="lg">
          {text("notSaved")}
        </Text>
      }
    >
      <Stack gap="md">
        <ProblemNote error={error} />
        <Button variant="default" onClick={onClose}>
          {common("close")}
        </Button>
      </Stack>
    </Modal>
  );
}
