import type { ReactElement, ReactNode } from "react";
import { useText } from "../../../texts/use-text.ts";
import { keyed } from "../../keyed.ts";
import { FieldChip } from "./field-chip.tsx";
import type { TextPart } from "./liquid.ts";

interface Props {
  readonly label: string;
  readonly parts: readonly TextPart[];
  readonly ofContract: boolean;
  /** Puts in another field. */
  readonly insertion: ReactNode;
  readonly onReplace: (at: readonly [from: number, to: number], text: string) => void;
}

/** How a text reads: its letters, and its fields by their names. */
export function FieldLine({ label, parts, ofContract, insertion, onReplace }: Props): ReactElement {
  const text = useText("playbooks");
  return (
    <div className="cs-reads" role="group" aria-label={text("fields.readsOf", { label })}>
      <div className="cs-reads-text">
        {keyed(parts).map(({ key, item: part }) =>
          "field" in part ? (
            <FieldChip
              key={key}
              name={part.names.join(text("fields.orElse"))}
              withContract={ofContract}
              onChange={(field) => onReplace(part.at, field)}
            />
          ) : (
            <span key={key}>{part.text}</span>
          ),
        )}
      </div>
      {insertion}
    </div>
  );
}
