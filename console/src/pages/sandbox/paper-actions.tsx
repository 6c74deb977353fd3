import { ActionIcon, Button, Group, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDotsVertical } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { ActOnPaperPayload } from "../../api/client.ts";
import { useText } from "../../texts/use-text.ts";
import { RefuseDialog } from "./refuse-dialog.tsx";
import type { Inbox, Paper } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly paper: Paper;
  readonly inbox: Inbox;
}

/** Sign, decline, open, let expire. With several signers, each can be chosen. */
export function PaperActions({ paper, inbox }: Props): ReactElement {
  const text = useText("sandbox");
  const { title, signers, state } = paper;
  const [refusing, { open, close }] = useDisclosure(false);
  const { play, isPlaying } = usePlay((what: ActOnPaperPayload) =>
    api.sandbox.actOnPaper({ inbox: inbox.id, paper: paper.id }, what),
  );
  const waiting = signers.filter(({ hasSigned, email }) => !hasSigned && email !== "");
  return (
    <Group gap="xs" mt="xs">
      <Button
        size="xs"
        loading={isPlaying}
        aria-label={text("paper.signLabel", { title })}
        onClick={() => play({ act: "sign-all" })}
      >
        {text("paper.sign")}
      </Button>
      <Button size="xs" variant="default" aria-label={text("paper.declineLabel", { title })} onClick={open}>
        {text("paper.decline")}
      </Button>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={text("paper.more", { title })}>
            <IconDotsVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {state === "asked" && (
            <Menu.Item onClick={() => play({ act: "open" })}>{text("paper.open")}</Menu.Item>
          )}
          {signers.length > 1 &&
            waiting.map(({ name, email }) => (
              <Menu.Item key={email} onClick={() => play({ act: "sign", signer: email })}>
                {text("paper.signAs", { name: name === "" ? email : name })}
              </Menu.Item>
            ))}
          <Menu.Item disabled={!inbox.letsExpire} onClick={() => play({ act: "expire" })}>
            {text("paper.expire")}
          </Menu.Item>
          {!inbox.letsExpire && (
            <Text size="sm" c="dimmed" px="sm" pb={4}>
              {text("paper.noExpiry")}
            </Text>
          )}
        </Menu.Dropdown>
      </Menu>
      <RefuseDialog
        opened={refusing}
        onClose={close}
        onRefuse={(reason) => {
          close();
          play({ act: "decline", reason });
        }}
      />
    </Group>
  );
}
