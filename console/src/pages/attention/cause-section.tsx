import { Checkbox, Group, Text } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";
import type { Cause } from "./by-cause.ts";
import { TroubledLine } from "./troubled-line.tsx";

interface Props {
  readonly cause: Cause;
  readonly ticked: ReadonlySet<string>;
  /** Absent: the reader may not act. */
  readonly onTick?: (references: readonly string[], isOn: boolean) => void;
  readonly onResume?: (contract: Troubled) => void;
}

/** One cause: what it is, the way out, and the contracts that it stopped. */
export function CauseSection({ cause, ticked, onTick, onResume }: Props): ReactElement {
  const text = useText("attention");
  const { what, help, contracts } = cause;
  const references = contracts.map(({ reference }) => reference);
  const on = references.filter((reference) => ticked.has(reference)).length;
  return (
    <Section
      title={what}
      text={text("contracts.group", { count: contracts.length })}
      aside={
        onTick !== undefined && (
          <Checkbox
            label={text("contracts.chooseAll")}
            checked={on === references.length}
            indeterminate={on > 0 && on < references.length}
            onChange={(event) => onTick(references, event.currentTarget.checked)}
          />
        )
      }
    >
      <Group gap="sm" align="flex-start" wrap="nowrap" className="cs-advice" my="xs">
        <IconBulb size={18} style={{ flex: "none", marginTop: 1 }} aria-hidden />
        <div>
          <Text fw={600}>{text("contracts.wayOut")}</Text>
          <Text className="cs-break">{help}</Text>
          {onResume !== undefined && <Text c="dimmed">{text("contracts.then")}</Text>}
        </div>
      </Group>
      <ul className="cs-signers">
        {contracts.map((contract) => (
          <TroubledLine
            key={contract.reference}
            contract={contract}
            isTicked={ticked.has(contract.reference)}
            {...(onTick === undefined ? {} : { onTick: (isOn) => onTick([contract.reference], isOn) })}
            {...(onResume === undefined ? {} : { onResume: () => onResume(contract) })}
          />
        ))}
      </ul>
    </Section>
  );
}
