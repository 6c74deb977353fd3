import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import type { ActOnPaperPayload } from "../../api/client/sandbox.ts";
import { useText } from "../../texts/use-text.ts";
import { PaperMenu } from "./paper-menu.tsx";
import { RefuseDialog } from "./refuse-dialog.tsx";
import type { Inbox, Paper } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly paper: Paper;
  readonly inbox: Inbox;
}

/** Sign, decline, let expire, and behind the dots what is done more rarely. */
export function PaperActions({ paper, inbox }: Props): ReactElement {
  const text = useText("sandbox");
  const { title } = paper;
  const [refusing, { open, close }] = useDisclosure(false);
  const { play, isPlaying } = usePlay((what: ActOnPaperPayload) =>
    api.sandbox.actOnPaper({ inbox: inbox.id, paper: paper.id }, what),
  );
  return (
    <Group gap={6} mt="xs">
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
      {inbox.letsExpire && (
        <Button
          size="xs"
          variant="default"
          aria-label={text("paper.expireLabel", { title })}
          onClick={() => play({ act: "expire" })}
        >
          {text("paper.expire")}
        </Button>
      )}
      <PaperMenu paper={paper} letsExpire={inbox.letsExpire} onAct={play} />
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
