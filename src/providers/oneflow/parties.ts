import type { ContractOrder } from "../../domain/order.ts";
import type { Signer } from "../../domain/signer.ts";
import { same } from "../../domain/same.ts";
import { checkSigners, refusal } from "./check-signers.ts";
import { deliveryOf, silentDelivery } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import type { Options } from "./options.ts";
import type { AvailableOptions } from "./schema.ts";
import type { Colleagues } from "./users.ts";

/** A participant of the request (reference page `create-a-participant`). */
export interface NewParticipant extends Delivery {
  readonly name: string;
  readonly email: string;
  readonly phone_number?: string;
  readonly signatory: boolean;
  readonly organizer?: boolean;
  readonly _permissions: { readonly "contract:update": boolean };
  readonly _private_ownerside?: { readonly custom_id: string };
}

interface NewCompany {
  readonly type: "company";
  readonly name: string;
  readonly identification_number?: string;
  readonly country_code?: string;
  readonly participants: NewParticipant[];
}

interface NewIndividual {
  readonly type: "individual";
  readonly country_code?: string;
  readonly participant: NewParticipant;
}

/** Both sides of a contract as the create call takes them. */
export interface NewParties {
  readonly my_party: { readonly participants: readonly NewParticipant[] };
  readonly parties: readonly (NewCompany | NewIndividual)[];
}

/** What parties are made of beside the order. */
export interface PartyParts {
  readonly options: Options;
  readonly available: AvailableOptions;
  readonly colleagues: Colleagues;
  /** The acting user: keeps the contract where no colleague signs. */
  readonly userEmail: string;
}

/**
 * Our side and the others. Our side is exactly one party of users of our account (docs page
 * `create-a-contract-with-an-owner-side-party`). The order's reference is planted as `custom_id` of the first person of
 * the other side: only our side sees it. Throws `order_incomplete`, `order_invalid` or `unsupported` (STOP).
 */
export function partiesOf(order: ContractOrder, parts: PartyParts): NewParties {
  checkSigners(order, ["parallel"]);
  checkAddresses(order.signers);
  const ours = oursOf(order.signers, parts);
  const others = order.signers.filter((signer) => !ours.includes(signer));
  const [carrier] = [...others, ...ours];
  const make = (signer: Signer): NewParticipant => {
    const person = participantOf(signer, parts);
    if (signer !== carrier) return person;
    return { ...person, _private_ownerside: { custom_id: order.reference } };
  };
  return {
    my_party: { participants: ours.length > 0 ? ours.map(make) : [keeperOf(parts)] },
    parties: otherParties(others, parts.options, make),
  };
}

/**
 * Two people of one address are "identical participants" (docs page `creating-a-contract`, code 4000003). Throws
 * `order_invalid` (STOP).
 */
export function checkAddresses(signers: readonly Signer[]): void {
  const shared = signers.filter(({ email }, at) =>
    signers.some((other, place) => place !== at && same(other.email, email)),
  );
  if (shared.length === 0) return;
  const roles = shared.map(({ role }) => role).join(", ");
  throw refusal("order_invalid", `Oneflow takes each e-mail address once, and these share one: ${roles}.`);
}

/** Who of them signs for our side. Throws `order_invalid` (STOP) for a leaver, and for an `internal` who is a stranger. */
export function oursOf(signers: readonly Signer[], parts: Pick<PartyParts, "colleagues">): readonly Signer[] {
  return signers.filter((signer) => isOurs(signer, parts));
}

/** A user of the account signs for us, and so does whoever has the role `internal`: they must be an active user. */
function isOurs({ role, email }: Signer, { colleagues }: Pick<PartyParts, "colleagues">): boolean {
  const known = colleagues?.get(email.trim().toLowerCase());
  if (known?.isActive) return true;
  if (known !== undefined) {
    throw refusal("order_invalid", `${email} (${role}) is no longer an active user of the Oneflow account.`);
  }
  if (!same(role, "internal")) return false;
  if (colleagues === undefined) return true;
  const detail = `${email} (${role}) is not a user of the Oneflow account: only active users can sign for our side.`;
  throw refusal("order_invalid", detail);
}

/** A person as the create call takes them. Throws `order_invalid` or `order_incomplete` (STOP) for what the template forbids. */
export function participantOf(
  signer: Signer,
  { options, available }: Pick<PartyParts, "options" | "available">,
): NewParticipant {
  const signs = signer.receives === "signature";
  return {
    name: signer.name.trim(),
    email: signer.email.trim(),
    ...(signer.phone === undefined ? {} : { phone_number: signer.phone }),
    ...deliveryOf(signer, options, available),
    signatory: signs,
    // both flags together make a signatory, none makes a viewer (docs page `other-important-changes`)
    _permissions: { "contract:update": signs },
  };
}

/** Our side needs somebody: the acting user, who signs nothing. */
function keeperOf({ userEmail, colleagues, available }: PartyParts): NewParticipant {
  const known = colleagues?.get(userEmail.toLowerCase());
  return {
    name: known?.name || userEmail,
    email: userEmail,
    ...silentDelivery(available),
    signatory: false,
    organizer: true,
    _permissions: { "contract:update": true },
  };
}

/** Signers of one company are one party; everybody else is a party of their own. */
function otherParties(
  signers: readonly Signer[],
  options: Options,
  make: (signer: Signer) => NewParticipant,
): NewParties["parties"] {
  const parties: (NewCompany | NewIndividual)[] = [];
  const companies = new Map<string, NewCompany>();
  for (const signer of signers) {
    const details = Object.entries(options.parties).find(([role]) => same(role, signer.role))?.[1] ?? {};
    const { countryCode, identificationNumber } = details;
    const country = countryCode === undefined ? {} : { country_code: countryCode };
    // a name beside a registration number belongs to it, whatever the deal's company is called
    const company = details.name ?? (signer.company?.trim() || undefined);
    if (company === undefined) {
      parties.push({ type: "individual", ...country, participant: make(signer) });
      continue;
    }
    const key = company.toLowerCase();
    const party: NewCompany = companies.get(key) ?? {
      type: "company",
      name: company,
      ...(identificationNumber === undefined ? {} : { identification_number: identificationNumber }),
      ...country,
      participants: [],
    };
    if (!companies.has(key)) parties.push(party);
    companies.set(key, party);
    party.participants.push(make(signer));
  }
  return parties;
}
