import { Button, Checkbox, Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";

interface Props {
  readonly contract: Troubled;
  readonly isTicked: boolean;
  readonly onTick?: (isOn: boolean) => void;
  readonly onResume?: () => void;
}

/** A contract that stopped: which, why exactly, since when. */
export function TroubledLine({ contract, isTicked, onTick, onResume }: Props): ReactElement {
  const text = useText("attention");
  const { id: account } = useAccount();
  const { reference, deal, company, detail, since, connection } = contract;
  const name = deal.name === "" ? reference : deal.name;
  return (
    <li>
      <Group gap="sm" align="flex-start" wrap="nowrap" flex="1 1 20rem">
        {onTick !== undefined && (
          <Checkbox
            mt={2}
            aria-label={text("contracts.choose", { name })}
            checked={isTicked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        )}
        <div className="cs-break">
          <AppLink to="/a/$account/contracts/$reference" params={{ account, reference }} fw={600}>
            {name}
          </AppLink>
          <Text c="dimmed" size="sm">
            {[company, connection.vendor, reference].filter(Boolean).join(" · ")}
          </Text>
          {detail !== "" && <Text>{detail}</Text>}
        </div>
      </Group>
      <Group gap="sm" wrap="nowrap">
        <Text c="dimmed" size="sm">
          <Moment at={since} />
        </Text>
        {onResume !== undefined && (
          <Button
            variant="default"
            size="xs"
            aria-label={`${text("resume.confirm")}: ${name}`}
            onClick={onResume}
          >
            {text("resume.confirm")}
          </Button>
        )}
      </Group>
    </li>
  );
}
