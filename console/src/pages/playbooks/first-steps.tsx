import "./first-steps.css";
import { Text, VisuallyHidden } from "@mantine/core";
import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { ButtonLink } from "../../parts/button-link.tsx";
import { Section } from "../../parts/section.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { useFirstSteps } from "./use-first-steps.ts";

/** The way from an empty account to its first contract; nothing once a playbook is on, or where a file rules. */
export function FirstSteps(): ReactElement | null {
  const text = useText("playbooks");
  const { isOperator } = useAccount();
  const { steps, next, isOn } = useFirstSteps();
  if (steps.length === 0 || isOn || !isOperator) return null;
  return (
    <Section flush title={text("firstSteps.title")} text={text("firstSteps.text")}>
      <ol className="cs-list cs-foot">
        {steps.map(({ name, isDone, isYours, link }) => (
          <li key={name} className="cs-first">
            {isDone ? (
              <IconCircleCheckFilled size={22} color="var(--cs-good)" aria-hidden />
            ) : (
              <IconCircleDashed size={22} color="var(--cs-quiet)" aria-hidden />
            )}
            <div>
              <Text fw={600}>
                {text(`firstSteps.${name}.title`)}
                <VisuallyHidden>{` (${text(isDone ? "firstSteps.done" : "firstSteps.open")})`}</VisuallyHidden>
              </Text>
              <Text size="sm" c="dimmed">
                {text(`firstSteps.${name}.text`)}
              </Text>
            </div>
            {(name === next || name === "address") && isYours && (
              <ButtonLink {...link}>{text("firstSteps.go")}</ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
