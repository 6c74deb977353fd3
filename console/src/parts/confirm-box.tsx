import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";
import type { Asked } from "./asked.ts";
import { ProblemNote } from "./problem-note.tsx";

/** The dialog itself. What has been confirmed and is closing is not confirmed again. */
export function ConfirmBox(props: Asked): ReactElement {
  const {
    opened,
    title,
    points,
    confirm,
    danger = false,
    busy = false,
    disabled = false,
    isDone = false,
  } = props;
  const text = useText("common");
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
      closeOnClickOutside={!isDone}
      closeButtonProps={{ "aria-label": text("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (opened) props.onConfirm();
        }}
      >
        <Stack gap="md">
          {points.map((point) => (
            <div key={point.text}>
              {point.term !== undefined && (
                <Text fw={600} size="sm" c="dimmed">
                  {point.term}
                </Text>
              )}
              <Text>{point.text}</Text>
            </div>
          ))}
          {props.children}
          {props.error !== undefined && props.error !== null && <ProblemNote error={props.error} />}
          <Group justify="flex-end" gap="xs">
            {!isDone && (
              <Button variant="default" onClick={props.onClose}>
                {text("cancel")}
              </Button>
            )}
            <Button type="submit" loading={busy} disabled={disabled} {...(danger ? { color: "red.9" } : {})}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
