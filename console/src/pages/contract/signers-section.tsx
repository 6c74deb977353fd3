import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

type Signer = ContractView["signers"][number];

const TONES = {
  waiting: "quiet",
  asked: "busy",
  viewed: "busy",
  signed: "good",
  declined: "bad",
  undelivered: "bad",
  unknown: "quiet",
} as const satisfies Record<Signer["status"], Tone>;

interface Props {
  readonly signers: readonly Signer[];
}

/** Who must sign, in their order, and how far each of them is. */
export function SignersSection({ signers }: Props): ReactElement {
  const text = useText("contract");
  const isOrdered = new Set(signers.map(({ order }) => order)).size > 1;
  return (
    <Section title={text("signers.title")}>
      {signers.length === 0 && <Text c="dimmed">{text("signers.none")}</Text>}
      <ul className="cs-signers">
        {signers.map((signer) => (
          <li key={signer.email}>
            <div className="cs-break">
              <Text fw={600}>{signer.name}</Text>
              <Text c="dimmed" size="sm">
                {[
                  signer.email,
                  signer.role,
                  isOrdered && signer.order !== undefined
                    ? text("signers.order", { order: signer.order })
                    : undefined,
                  signer.receives === "copy" ? text("signers.copy") : undefined,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </Text>
            </div>
            <div>
              <ToneMark tone={TONES[signer.status]}>{text(`signers.status.${signer.status}`)}</ToneMark>
              {signer.at !== undefined && (
                <Text c="dimmed" size="sm">
                  <Moment at={signer.at} as="instant" />
                </Text>
              )}
            </div>
            {signer.reason !== undefined && (
              <Text w="100%" className="cs-break">
                {text("signers.reason", { reason: signer.reason })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
