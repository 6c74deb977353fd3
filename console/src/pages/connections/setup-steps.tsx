import { Text } from "@mantine/core";
import { Fragment } from "react";
import type { ReactElement } from "react";
import { CopyText } from "../../parts/copy-text.tsx";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { useText } from "../../texts/use-text.ts";
import { keyed } from "../keyed.ts";
import { stepParts } from "./step-parts.ts";
import type { StepPart } from "./step-parts.ts";

interface Props {
  readonly steps: readonly string[];
  /** Our address with its secret, to be copied; absent = it cannot be told yet, or not to everybody. */
  readonly hookAddress?: string | undefined;
}

/** What to do at the other side, one step after the other. */
export function SetupSteps({ steps, hookAddress }: Props): ReactElement {
  const text = useText("connections");
  const address = hookAddress === undefined ? text("hook.placeholder") : `\`${hookAddress}\``;
  return (
    <ol className="cs-steps">
      {steps.map((step) => (
        <Text key={step} component="li" size="md" className="cs-break">
          {keyed(stepParts(step.replaceAll("`{hookAddress}`", address))).map(({ key, item: part }) => (
            <Fragment key={key}>
              <Piece part={part} />
              {part.kind === "code" && part.text === hookAddress && (
                <CopyText value={hookAddress} label={text("hook.address")} />
              )}
            </Fragment>
          ))}
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
