import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { ActOnPaperPayload } from "../../api/client/sandbox.ts";
import { useText } from "../../texts/use-text.ts";
import type { Paper } from "./sandbox-query.ts";

interface Props {
  readonly paper: Paper;
  readonly letsExpire: boolean;
  readonly onAct: (what: ActOnPaperPayload) => void;
}

/** What signers do more rarely: open without signing, sign one by one; or why the contract never expires. */
export function PaperMenu({ paper, letsExpire, onAct }: Props): ReactElement | null {
  const text = useText("sandbox");
  const { title, signers, state } = paper;
  const each = signers.length > 1 ? signers.filter(({ hasSigned, email }) => !hasSigned && email !== "") : [];
  if (state !== "asked" && each.length === 0 && letsExpire) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={260}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={text("paper.more", { title })}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {state === "asked" && (
          <Menu.Item onClick={() => onAct({ act: "open" })}>{text("paper.open")}</Menu.Item>
        )}
        {each.map(({ name, email }) => (
          <Menu.Item key={email} onClick={() => onAct({ act: "sign", signer: email })}>
            {text("paper.signAs", { name: name === "" ? email : name })}
          </Menu.Item>
        ))}
        {!letsExpire && (
          <>
            <Menu.Item disabled>{text("paper.expire")}</Menu.Item>
            <Text size="sm" c="dimmed" px="sm" pb={4}>
              {text("paper.noExpiry")}
            </Text>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
