/** A custom field's value in our words. `values` are display texts; dates are ISO dates or instants. */
export interface FieldValue {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  /** Kommo's field type: `text`, `numeric`, `monetary`, `date`, `select`, `multitext` … */
  readonly type: string;
  readonly values: readonly string[];
}

/** Kommo's lead. Ids are strings. */
export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly responsibleUserId?: string;
  readonly mainContactId?: string;
  readonly contactIds: readonly string[];
  readonly companyId?: string;
  readonly tags: readonly string[];
  readonly fields: readonly FieldValue[];
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** All addresses, the one for work first. As typed by people: may be invalid. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly fields: readonly FieldValue[];
}

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly fields: readonly FieldValue[];
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

/** All that texts may speak of, read from Kommo at one moment. */
export interface DealView {
  readonly deal: Deal;
  readonly contact?: Contact;
  readonly company?: Company;
  /** The responsible user. */
  readonly user?: User;
  readonly pipelineName?: string;
  readonly stageName?: string;
  /** Names of all fields that exist in the account, so that a typo is told from an empty field. */
  readonly fieldNames: {
    readonly deal: readonly string[];
    readonly contact: readonly string[];
    readonly company: readonly string[];
  };
}
