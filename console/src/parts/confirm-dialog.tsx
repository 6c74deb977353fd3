import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { ProblemNote } from "./problem-note.tsx";

/** One consequence; `term` says where: “At the vendor”. */
export interface Point {
  readonly term?: string;
  readonly text: string;
}

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen. */
  readonly points: readonly Point[];
  /** The button's words: what is done, never “OK”. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** It has happened, and tells something that is told once: there is nothing to cancel, and only the button closes it. */
  readonly isDone?: boolean;
  readonly error?: unknown;
  /** Fields to fill in before. */
  readonly children?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what will happen before it happens. */
export function ConfirmDialog(props: Props): ReactElement {
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
          props.onConfirm();
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
