import { useQueries, useQuery } from "@tanstack/react-query";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { OUTCOME_NAMES } from "../playbooks/editor/draft.ts";
import { playbookQuery, playbooksQuery } from "../playbooks/playbooks-query.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a playbook has to do with a stage. */
export interface StageUse {
  readonly playbook: string;
  readonly name: string;
  readonly said: string;
}

/** Tells of a stage which playbooks start there, and which move deals there. */
export function useStageUses(): (pipeline: Named, stage: Named) => readonly StageUse[] {
  const text = useText("connections");
  const outcomes = useText("playbooks");
  const { id: account } = useAccount();
  const { data: list } = useQuery(playbooksQuery(account));
  const lines = list?.playbooks ?? [];
  const details = useQueries({ queries: lines.map(({ id }) => playbookQuery(account, id)) });
  return (pipeline, stage) =>
    lines.flatMap(({ id, name, enabled, when }, index): readonly StageUse[] => {
      const here = { pipeline, stage };
      const playbook = details[index]?.data?.playbook;
      const starts = isAt(here, when.pipeline, when.stage)
        ? [text(enabled ? "stages.starts" : "stages.startsOff")]
        : [];
      const moves = OUTCOME_NAMES.flatMap((outcome) => {
        const told = playbook?.outcomes[outcome];
        return told !== undefined && isAt(here, told.pipeline ?? when.pipeline, told.stage)
          ? [text("stages.moves", { outcome: outcomes(`outcomes.names.${outcome}`).toLowerCase() })]
          : [];
      });
      return [...starts, ...moves].map((said) => ({ playbook: id, name, said }));
    });
}

interface Place {
  readonly pipeline: Named;
  readonly stage: Named;
}

function isAt({ pipeline, stage }: Place, inPipeline: string, wanted: string | undefined): boolean {
  return is(pipeline, inPipeline) && wanted !== undefined && is(stage, wanted);
}

function is({ id, name }: Named, named: string): boolean {
  return id === named || name === named;
}
