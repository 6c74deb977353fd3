import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";
import { byCause } from "./by-cause.ts";
import { CauseSection } from "./cause-section.tsx";
import { ResumeDialog } from "./resume-dialog.tsx";

interface Props {
  readonly contracts: readonly Troubled[];
}

/** Stopped contracts by their cause; many can be resumed at once. */
export function StoppedContracts({ contracts }: Props): ReactElement {
  const text = useText("attention");
  const { isOperator } = useAccount();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState(false);
  const chosen = contracts.map(({ reference }) => reference).filter((reference) => ticked.has(reference));
  const tick = (references: readonly string[], isOn: boolean) => {
    const next = new Set(ticked);
    for (const reference of references) {
      if (isOn) next.add(reference);
      else next.delete(reference);
    }
    setTicked(next);
  };
  return (
    <Stack gap="md">
      {byCause(contracts).map((cause) => (
        <CauseSection
          key={`${cause.code} ${cause.help}`}
          cause={cause}
          ticked={ticked}
          {...(isOperator ? { onTick: tick } : {})}
        />
      ))}
      {chosen.length > 0 && (
        <Group justify="flex-end" className="cs-sticky">
          <Button onClick={() => setAsks(true)}>{text("resume.some", { count: chosen.length })}</Button>
        </Group>
      )}
      {asks && (
        <ResumeDialog
          references={chosen}
          onDone={() => setTicked(new Set())}
          onClose={() => setAsks(false)}
        />
      )}
    </Stack>
  );
}
