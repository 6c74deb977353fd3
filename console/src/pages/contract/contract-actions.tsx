import { Button, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { ReactElement } from "react";
import { capital } from "../../formats/capital.ts";
import { useText } from "../../texts/use-text.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { Action } from "./ask-for.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: ContractView;
}

/** What stands as a button of its own, the most urgent first; everything else is in the menu. */
const URGENT: readonly Action[] = ["resume", "send", "again", "remind", "look"];
const BUTTONS = 2;

/** Everything that may be asked for; each says what it will do before it does it. */
export function ContractActions({ contract }: Props): ReactElement {
  const text = useText("contract");
  const [chosen, setChosen] = useState<Action>();
  const possible = new Set(
    contract.actions.flatMap(({ action, isPossible }) => (isPossible ? [action] : [])),
  );
  const urgent = URGENT.filter((action) => possible.has(action)).slice(0, BUTTONS);
  const others = contract.actions.filter(({ action, isPossible }) => isPossible && !urgent.includes(action));
  const impossible = contract.actions.filter(({ isPossible }) => !isPossible);
  const offer = contract.actions.find(({ action }) => action === chosen);
  return (
    <>
      {urgent.map((action) => (
        <Button
          key={action}
          variant={action === "resume" || action === "send" ? "filled" : "default"}
          onClick={() => setChosen(action)}
        >
          {text(`actions.names.${action}`)}
        </Button>
      ))}
      <Menu position="bottom-end" shadow="md" width={300}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={text("actions.more")}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(({ action }) => (
            <Menu.Item
              key={action}
              {...(action === "withdraw" ? { c: "var(--cs-bad)" } : {})}
              onClick={() => setChosen(action)}
            >
              {text(`actions.names.${action}`)}
            </Menu.Item>
          ))}
          {impossible.length > 0 && <Menu.Label>{text("actions.impossible")}</Menu.Label>}
          {impossible.map(({ action, because }) => (
            // not `disabled`: then neither keyboards nor screen readers would come to the reason
            <Menu.Item key={action} aria-disabled closeMenuOnClick={false} c="dimmed" className="cs-off">
              {text(`actions.names.${action}`)}
              <Text size="xs">{capital(because?.replace(`${contract.reference} `, "") ?? "")}</Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {offer !== undefined && (
        <ActionDialog
          key={offer.action}
          contract={contract}
          offer={offer}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
