import type { Attribute, AttributeType, Design, SignerRole } from "./design.ts";
import { createId, generatedKey } from "./ids.ts";
import { OWNER } from "./users.ts";

type Row = readonly [id: string, type: AttributeType, required: Attribute["required"], displayName: string];

const PLANS = ["Growth", "Scale", "Enterprise"];
const PAPERS = ["Our paper", "Counterparty paper"];

const ROWS: readonly Row[] = [
  ["client_name", "string", "always", "Client name"],
  ["client_email", "email", "always", "Client e-mail"],
  ["deal_amount", "monetaryAmount", "always", "Deal amount"],
  ["plan", "string", "never", "Plan"],
  ["contract_date", "date", "never", "Contract date"],
  ["kommo_deal_id", "string", "never", "Number of the deal in the CRM"],
  ["contract_term_months", "duration", "never", "Term"],
  ["client_company", "string", "never", "Client company"],
  ["billing_address", "address", "never", "Billing address"],
  ["countersign_reference", "string", "never", "Countersign reference"],
];

const FREE = { freeTextAllowed: true } as const;

/** One attribute; plain texts say that free text is allowed, as recorded ones do. */
export const createAttribute = (
  [id, type, required, displayName]: Row,
  values?: readonly string[],
): Attribute => ({
  id,
  type,
  displayName,
  required,
  ...(values === undefined ? {} : { options: { values, freeTextAllowed: false } }),
  ...(values === undefined && type === "string" ? { options: FREE } : {}),
  propertyKey: id,
});

interface Place {
  readonly role: SignerRole & { readonly kind: "external" };
  readonly attributes: readonly Attribute[];
}

const place = (
  design: string,
  title: string,
  keys: readonly [email: string, name: string],
  required: Attribute["required"],
  suffix: string,
): Place => {
  const emailId = generatedKey("role", `${design} ${title} e-mail`);
  const nameId = generatedKey("role", `${design} ${title} name`);
  const prefix = title === "Witness" ? title : "Counterparty Signer";
  const email = createAttribute([emailId, "email", required, `${prefix} Email${suffix}`]);
  const name = createAttribute([nameId, "string", required, `${prefix} Name${suffix}`]);
  return {
    role: { kind: "external", roleName: title, emailId, nameId },
    attributes: [
      { ...email, propertyKey: keys[0] },
      { ...name, propertyKey: keys[1] },
    ],
  };
};

const paperSource: Attribute = {
  ...createAttribute(["paperSource", "string", "always", "Paper Source"], PAPERS),
  default: PAPERS[0],
};

interface Kind {
  readonly routing: Design["routing"];
  readonly suffix: string;
  readonly hasInternalSigner: boolean;
}

/** A design with places for the counterparty and a witness, and these questions after them. */
export const createDesign = (
  name: string,
  questions: readonly Attribute[],
  { routing, suffix, hasInternalSigner }: Kind,
): Design => {
  const client = place(
    name,
    "Counterparty Signer",
    ["counterpartySignerEmail", "counterpartySigner"],
    "always",
    suffix,
  );
  const witness = place(name, "Witness", ["witnessEmail", "witness"], "never", "");
  const internal: SignerRole = { kind: "internal", roleName: "Internal Signer", userEmail: OWNER.email };
  return {
    id: createId(),
    name,
    routing,
    signers: [client.role, witness.role, ...(hasInternalSigner ? [internal] : [])],
    attributes: [
      paperSource,
      createAttribute(["counterpartyName", "string", "always", `Counterparty Name${suffix}`]),
      ...client.attributes,
      ...witness.attributes,
      ...questions,
    ],
  };
};

const questions = (): readonly Attribute[] =>
  ROWS.map((row) => createAttribute(row, row[0] === "plan" ? PLANS : undefined));

/** The designs every fresh simulator has. The second and third say of some fields that they are always required, as a recorded one does. */
export const createTownDesigns = (): readonly Design[] => [
  createDesign("Standard agreement", questions(), {
    routing: "parallel",
    suffix: "",
    hasInternalSigner: false,
  }),
  createDesign("Growth agreement", questions(), {
    routing: "sequential",
    suffix: " (Always Required)",
    hasInternalSigner: false,
  }),
  createDesign("Scale agreement", questions(), {
    routing: "sequential",
    suffix: " (Always Required)",
    hasInternalSigner: true,
  }),
];

const BRIEF_TYPES: Readonly<Partial<Record<AttributeType, AttributeType>>> = {
  monetaryAmount: "number",
  duration: "number",
  address: "string",
};

const briefDesign = (name: string, attributes: readonly Attribute[]): Design => ({
  id: createId(),
  name,
  attributes,
  signers: [],
  routing: "sequential",
});

/** The same as the article would have them: amounts are plain numbers, and its own example. Who signs stands beside the attributes. */
export const createBriefDesigns = (): readonly Design[] => {
  const plain = questions().map((attribute) => ({
    ...attribute,
    type: BRIEF_TYPES[attribute.type] ?? attribute.type,
  }));
  return [
    ...["Standard agreement", "Growth agreement", "Scale agreement"].map((name) => briefDesign(name, plain)),
    briefDesign("MSA", [
      createAttribute(["counterpartyName", "string", "always", "Counterparty"]),
      createAttribute(["contractValue", "number", "always", "Contract value"]),
    ]),
  ];
};
