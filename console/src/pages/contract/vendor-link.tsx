import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { OutsideLink } from "../../parts/outside-link.tsx";
import { useSession } from "../../shell/use-session.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: Pick<ContractView, "connection" | "links">;
}

/** The way to the contract at the vendor, or at least to the vendor; its name alone where neither is known. In the demo: to its inbox. */
export function VendorLink({ contract }: Props): ReactElement {
  const text = useText("contract");
  const { vendor } = contract.connection;
  const { links } = contract;
  const { sandbox } = useSession();
  if (sandbox) return <AppLink to="/sandbox">{text("facts.openInbox", { vendor })}</AppLink>;
  if (links.vendor !== undefined)
    return <OutsideLink href={links.vendor}>{text("facts.openVendor", { vendor })}</OutsideLink>;
  if (links.vendorApp !== undefined)
    return <OutsideLink href={links.vendorApp}>{text("facts.openVendorApp", { vendor })}</OutsideLink>;
  return <>{vendor}</>;
}
