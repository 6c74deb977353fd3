import { Text, UnstyledButton } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import type { ProviderView } from "./connections-query.ts";
import { recordOf } from "../schema/schema-fields.ts";

interface Props {
  readonly vendors: readonly ProviderView[];
  readonly chosen: string | undefined;
  readonly onChoose: (provider: string) => void;
}

const ABILITIES = ["draft", "remind", "signedCopy", "evidence"] as const;

/** The vendors, with what each can do. */
export function VendorPick({ vendors, chosen, onChoose }: Props): ReactElement {
  const text = useText("connections");
  return (
    <div className="cs-vendors" role="group" aria-label={text("wizard.vendor")}>
      {vendors.map(({ id, name, dialects }) => {
        const can = recordOf(dialects[0]?.can);
        const words = ABILITIES.filter((ability) => can[ability] === true).map((one) => text(`can.${one}`));
        return (
          <UnstyledButton
            key={id}
            className="cs-vendor"
            aria-pressed={id === chosen}
            onClick={() => onChoose(id)}
          >
            <Text fw={600}>{name}</Text>
            <Text size="xs" c="dimmed">
              {words.join(" · ")}
            </Text>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
