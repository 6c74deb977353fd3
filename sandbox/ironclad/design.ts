/** Types of attributes that the town's designs use; Ironclad has more. */
export type AttributeType =
  | "string"
  | "email"
  | "number"
  | "boolean"
  | "date"
  | "duration"
  | "address"
  | "monetaryAmount";

/** One question of the launch form. */
export interface Attribute {
  readonly id: string;
  readonly type: AttributeType;
  readonly displayName: string;
  readonly required: "always" | "never" | "conditional";
  /** Of a `conditional` one: it must be filled where another attribute has this value. */
  readonly requiredWhen?: { readonly attribute: string; readonly equals: string };
  readonly options?: { readonly values?: readonly string[]; readonly freeTextAllowed: boolean };
  readonly default?: unknown;
  /** Told in a workflow's schema only, not in the launch form's: so it was in recorded traffic. */
  readonly propertyKey: string;
}

/** Somebody who signs. An external one is in the packet only where the e-mail attribute is filled. */
export type SignerRole =
  | {
      readonly kind: "external";
      readonly roleName: string;
      readonly emailId: string;
      readonly nameId: string;
    }
  | { readonly kind: "internal"; readonly roleName: string; readonly userEmail: string };

/** A published workflow design. Its id changes whenever it is published anew. */
export interface Design {
  readonly id: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly signers: readonly SignerRole[];
  readonly routing: "sequential" | "parallel";
}
