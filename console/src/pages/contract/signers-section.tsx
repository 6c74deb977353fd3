import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Moment } from "../../parts/moment.tsx";
import { Section } from "../../parts/section.tsx";
import { ToneMark } from "../../parts/tone-mark.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useText } from "../../texts/use-text.ts";
import { keyed } from "../keyed.ts";
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

/** Nobody is asked any more. */
const OVER: ReadonlySet<string> = new Set(["declined", "expired", "withdrawn"]);

interface Props {
  readonly contract: Pick<ContractView, "signers" | "status">;
}

/** Who must sign, in their order, and how far each of them is. */
export function SignersSection({ contract: { signers, status } }: Props): ReactElement {
  const text = useText("contract");
  const isOrdered = new Set(signers.map(({ order }) => order)).size > 1;
  return (
    <Section title={text("signers.title")}>
      {signers.length === 0 && <Text c="dimmed">{text("signers.none")}</Text>}
      <ul className="cs-signers">
        {keyed(signers).map(({ key, item: signer }) => (
          // addresses of several who were erased are alike
          <li key={key}>
            <div className="cs-break">
              <Text fw={600}>{signer.isErased === true ? text("signers.erased") : signer.name}</Text>
              <Text c="dimmed" size="sm">
                {[
                  signer.isErased === true ? text("signers.erasedText") : signer.email,
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
              <SignerMark signer={signer.status} contract={status} />
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

interface MarkProps {
  readonly signer: Signer["status"];
  readonly contract: ContractView["status"];
}

/** How far one is; once the contract is over, nobody is asked any more. */
function SignerMark({ signer, contract }: MarkProps): ReactElement {
  const text = useText("contract");
  if (OVER.has(contract) && (signer === "waiting" || signer === "asked" || signer === "viewed"))
    return <ToneMark tone="quiet">{text(`signers.over.${signer}`)}</ToneMark>;
  return <ToneMark tone={TONES[signer]}>{text(`signers.status.${signer}`)}</ToneMark>;
}
