import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { useText } from "../../texts/use-text.ts";
import { keyed } from "../keyed.ts";
import { stepParts } from "./step-parts.ts";
import type { StepPart } from "./step-parts.ts";

interface Props {
  readonly steps: readonly string[];
}

/** What to do at the other side, one step after the other. */
export function SetupSteps({ steps }: Props): ReactElement {
  const text = useText("connections");
  return (
    <ol className="cs-steps">
      {steps.map((step) => (
        <Text key={step} component="li" size="md" className="cs-break">
          {keyed(stepParts(step.replaceAll("`{hookAddress}`", text("hook.placeholder")))).map(
            ({ key, item: part }) => (
              <Piece key={key} part={part} />
            ),
          )}
        </Text>
      ))}
    </ol>
  );
}

function Piece({ part }: { readonly part: StepPart }): ReactElement {
  if (part.kind === "bold") return <strong>{part.text}</strong>;
  if (part.kind === "code") return <code>{part.text}</code>;
  if (part.kind === "link") return <OutsideLink href={part.href}>{part.text}</OutsideLink>;
  return <>{part.text}</>;
}
