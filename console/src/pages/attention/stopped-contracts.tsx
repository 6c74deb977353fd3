import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { Troubled } from "./attention-query.ts";
import { byCause } from "./by-cause.ts";
import { CauseSection } from "./cause-section.tsx";
import { ResumeDialog } from "./resume-dialog.tsx";
import { ResumeResults } from "./resume-results.tsx";
import type { Resumed } from "./resume-results.tsx";

interface Props {
  readonly contracts: readonly Troubled[];
}

/** Stopped contracts by their cause; one or many can be resumed, and what came of each is told. */
export function StoppedContracts({ contracts }: Props): ReactElement {
  const text = useText("attention");
  const { isOperator } = useAccount();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly Troubled[]>();
  const [resumed, setResumed] = useState<readonly Resumed[]>([]);
  const chosen = contracts.filter(({ reference }) => ticked.has(reference));
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
      {resumed.length > 0 && <ResumeResults resumed={resumed} onClose={() => setResumed([])} />}
      {byCause(contracts).map((cause) => (
        <CauseSection
          key={`${cause.code} ${cause.help}`}
          cause={cause}
          ticked={ticked}
          {...(isOperator ? { onTick: tick, onResume: (one: Troubled) => setAsked([one]) } : {})}
        />
      ))}
      {chosen.length > 0 && (
        <Group justify="flex-end" className="cs-sticky">
          <Button onClick={() => setAsked(chosen)}>{text("resume.some", { count: chosen.length })}</Button>
        </Group>
      )}
      {asked !== undefined && (
        <ResumeDialog
          contracts={asked}
          onDone={(done) => {
            setTicked(new Set());
            setResumed(done);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Stack>
  );
}
