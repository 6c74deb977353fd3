import type { ReactElement } from "react";
import { useFormats } from "../../formats/use-formats.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Moment } from "../../parts/moment.tsx";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { Section } from "../../parts/section.tsx";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";
import { VendorLink } from "./vendor-link.tsx";

interface Props {
  readonly contract: ContractView;
}

/** What is to be known about it, and the ways to the deal and to the vendor. */
export function ContractFacts({ contract }: Props): ReactElement {
  const text = useText("contract");
  const { number } = useFormats();
  const { sandbox } = useSession();
  const { deal, links, vendorId } = contract;
  const toDeal = sandbox ? (
    <AppLink to="/sandbox">{text("facts.openSandbox")}</AppLink>
  ) : links.deal === undefined ? (
    deal.id
  ) : (
    <OutsideLink href={links.deal}>{text("facts.openDeal")}</OutsideLink>
  );
  return (
    <Section title={text("facts.title")}>
      <Facts
        rows={[
          [text("facts.deal"), toDeal],
          [text("facts.price"), number(deal.price)],
          [text("facts.company"), contract.company],
          [text("facts.contact"), contract.contact],
          [text("facts.manager"), contract.manager?.name],
          [text("facts.playbook"), contract.playbookName],
          [text("facts.entry"), contract.entry > 1 ? number(contract.entry) : undefined],
          [text("facts.vendor"), <VendorLink key="vendor" contract={contract} />],
          [
            text("facts.vendorId"),
            vendorId === undefined ? undefined : (
              <>
                {vendorId} <CopyText value={vendorId} label={text("facts.vendorId")} />
              </>
            ),
          ],
          [text("facts.vendorStatus"), contract.vendorStatus],
          [text("facts.createdAt"), when(contract.createdAt)],
          [text("facts.sentAt"), when(contract.sentAt)],
          [text("facts.expiresAt"), when(contract.expiresAt)],
          [text("facts.endedAt"), when(contract.endedAt)],
          [text("facts.nextLookAt"), when(contract.nextLookAt)],
        ]}
      />
    </Section>
  );
}

function when(at: string | undefined): ReactElement | undefined {
  return at === undefined ? undefined : <Moment at={at} as="instant" />;
}
