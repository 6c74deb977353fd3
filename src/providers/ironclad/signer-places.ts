import { same } from "../../domain/same.ts";
import type { Attribute, AttributeMap } from "./schema.ts";

/** Where a template takes a signer: two attributes whose ids are made up anew in each template. */
export interface SignerPlace {
  /** As the launch form calls it, without “Email”: `Counterparty Signer`. */
  readonly label: string;
  readonly isCounterparty: boolean;
  /** Ids of the attributes. */
  readonly email: string;
  readonly name?: string;
}

const GENERATED = /^role[0-9a-f]{16,}$/i;
const EMAIL_LABEL = /^(.*\S)\s+e-?mail(?:\s+address)?$/i;
const EMAIL_KEY = /^(\w*signer\w*)email$/i;

/**
 * The places for signers among a template's (or workflow's) attributes: by property key where the vendor shows one, else
 * by label. An ordinary e-mail question is none, unless its label speaks of a signer.
 */
export function signerPlaces(attributes: AttributeMap): readonly SignerPlace[] {
  return Object.entries(attributes).flatMap(([email, attribute]) => {
    if (attribute.type !== "email" && attribute.type !== "string") return [];
    const key = EMAIL_KEY.exec(attribute.propertyKey ?? "")?.[1];
    const label = EMAIL_LABEL.exec(labelOf(attribute))?.[1] ?? key;
    if (label === undefined) return [];
    const isPlace = key !== undefined || GENERATED.test(email) || /\bsigner\b/i.test(label);
    if (!isPlace) return [];
    const name = nameFor(attributes, label, key);
    const isCounterparty = same(key ?? label.replaceAll(/\s/g, ""), "counterpartySigner");
    return [{ label, isCounterparty, email, ...(name === undefined ? {} : { name }) }];
  });
}

function nameFor(attributes: AttributeMap, label: string, key: string | undefined): string | undefined {
  const entries = Object.entries(attributes).filter(([, { type }]) => type === "string");
  const byKey = entries.find(([, { propertyKey }]) => key !== undefined && same(propertyKey ?? "", key));
  const wanted = [`${label} Name`, label];
  const byLabel = entries.find(([, other]) => wanted.some((name) => same(labelOf(other), name)));
  return (byKey ?? byLabel)?.[0];
}

/** The question as people read it, without remarks such as “(Always Required)”. */
export function labelOf({ displayName }: Pick<Attribute, "displayName">): string {
  return (displayName ?? "").replace(/\s*\([^()]*\)\s*$/, "").trim();
}

/** The attribute that a person means by an id or a label; ids go first. `undefined` = none. */
export function attributeCalled(attributes: AttributeMap, wanted: string): string | undefined {
  if (Object.hasOwn(attributes, wanted)) return wanted;
  const labelled = Object.entries(attributes).filter(
    ([id, attribute]) =>
      same(id, wanted) || same(labelOf(attribute), wanted) || same(attribute.displayName ?? "", wanted),
  );
  return labelled.length === 1 ? labelled[0]?.[0] : undefined;
}
