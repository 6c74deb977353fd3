// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface AcceptInvitationData {
  account: string;
}

export interface AcceptInvitationPayload {
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name?: string;
  /**
   * @minLength 12
   * @maxLength 128
   */
  password?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface ActOnPaperData {
  done: true;
}

export interface ActOnPaperParams {
  /** @maxLength 60 */
  inbox: string;
  /** @maxLength 100 */
  paper: string;
}

export interface ActOnPaperPayload {
  act: "open" | "sign" | "sign-all" | "decline" | "expire";
  /**
   * Why they decline
   * @maxLength 500
   */
  reason?: string;
  /**
   * E-mail; absent = whose turn it is
   * @maxLength 254
   */
  signer?: string;
}

export interface AddSandboxDealData {
  id: string;
}

export interface AddSandboxDealPayload {
  /** @maxLength 40 */
  pipeline: string;
}

export interface AnswerHeldData {
  /**
   * How many contracts it was about
   * @min -9007199254740991
   * @max 9007199254740991
   */
  count: number;
}

export interface AnswerHeldParams {
  /** @maxLength 100 */
  account: string;
}

export interface AnswerHeldPayload {
  /** `drop`: no contract is made, and the deals are told nothing */
  answer: "release" | "drop";
  /**
   * @minLength 1
   * @maxLength 100
   */
  playbook: string;
}

export interface BecomeOwnerData {
  account: string;
}

export interface BecomeOwnerPayload {
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name: string;
  /**
   * @minLength 12
   * @maxLength 128
   */
  password?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface BeginConsentData {
  address?: string;
  steps: readonly string[];
}

export interface BeginConsentParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface ChangeRoleData {
  done: true;
}

export interface ChangeRoleParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  person: string;
}

export interface ChangeRolePayload {
  /** @default false */
  everywhere?: boolean;
  role: "viewer" | "operator" | "owner";
}

export interface ChangeSettingsData {
  installation: {
    allowPrivateHosts: boolean;
    publicUrl?: string;
    retention: {
      /**
       * @min 1
       * @max 3650
       */
      callsDays: number;
      /**
       * @min 1
       * @max 3650
       */
      changesDays: number;
      /**
       * @min 1
       * @max 3650
       */
      deliveriesDays: number;
    };
  };
  locale: string;
  name: string;
  timezone: string;
}

export interface ChangeSettingsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ChangeSettingsPayload {
  installation?: {
    allowPrivateHosts?: boolean;
    publicUrl?: string | null;
    retention?: {
      /**
       * @min 1
       * @max 3650
       */
      callsDays?: number;
      /**
       * @min 1
       * @max 3650
       */
      changesDays?: number;
      /**
       * @min 1
       * @max 3650
       */
      deliveriesDays?: number;
    };
  };
  /** @maxLength 100 */
  locale?: string;
  /** @maxLength 200 */
  name?: string;
  /** @maxLength 100 */
  timezone?: string;
}

export interface CheckConnectionData {
  findings: readonly {
    help?: string;
    level: "ok" | "note" | "problem";
    text: string;
  }[];
}

export interface CheckConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface CheckPlaybookData {
  findings: readonly {
    help?: string;
    level: "ok" | "note" | "problem";
    text: string;
  }[];
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
}

export interface CheckPlaybookParams {
  /** @maxLength 100 */
  account: string;
}

export interface CheckPlaybookPayload {
  /** @default false */
  deep?: boolean;
  playbook: PlaybookInput;
}

export interface CreateAccountData {
  done: true;
}

export interface CreateAccountPayload {
  /** @maxLength 100 */
  id: string;
  /**
   * @maxLength 100
   * @default "en"
   */
  locale?: string;
  /**
   * What people call it; left out = the id
   * @maxLength 200
   */
  name?: string;
  /**
   * @maxLength 100
   * @default "UTC"
   */
  timezone?: string;
}

export interface CreateContractFieldData {
  created: boolean;
  id: string;
  name: string;
}

export interface CreateContractFieldParams {
  /** @maxLength 100 */
  account: string;
}

export interface CreateContractFieldPayload {
  /**
   * @minLength 1
   * @maxLength 100
   * @default "Contract ID"
   */
  name?: string;
}

export interface DryRunData {
  cost?: string;
  effects: readonly string[];
  held?: string;
  last?: {
    reference: string;
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
  };
  next?: string;
  order?: {
    expiresAt?: string;
    fields: readonly {
      name: string;
      value: string;
    }[];
    message?: string;
    signers: readonly {
      email: string;
      language?: string;
      name: string;
      order: number;
      phone?: string;
      receives: "signature" | "copy";
      role: string;
    }[];
    template: string;
    title: string;
  };
  outlook: "now" | "later" | "covered" | "never";
  playbook: string;
  problems: readonly {
    text: string;
    what: string;
  }[];
  vendor?: string;
  warnings: readonly string[];
}

export interface DryRunParams {
  /** @maxLength 100 */
  account: string;
}

export type DryRunPayload =
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /** @maxLength 100 */
      id: string;
    }
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      playbook: PlaybookInput;
    };

export interface EditSandboxContactData {
  done: true;
}

export interface EditSandboxContactParams {
  /** @maxLength 40 */
  contact: string;
}

export interface EditSandboxContactPayload {
  /**
   * Any text; empty takes it away
   * @maxLength 254
   */
  email: string;
}

export interface EnterDemoData {
  account: string;
}

export type ExportConfigurationData = string;

export interface ExportConfigurationParams {
  /** @maxLength 100 */
  account: string;
}

export type ExportContractsData = string;

export interface ExportContractsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 200 */
  connection?: string;
  /** @maxLength 200 */
  playbook?: string;
  /**
   * Beginnings of words: deal, company, people, e-mail, reference, deal id, the vendor's id
   * @maxLength 200
   */
  search?: string;
  /** @default "newest" */
  sort?: "newest" | "sent" | "ended" | "expiring";
  status?:
    | "planned"
    | "drafted"
    | "sent"
    | "signed"
    | "declined"
    | "expired"
    | "withdrawn"
    | "failed"
    | "waiting";
  /**
   * Id of the deal's responsible user
   * @maxLength 40
   */
  user?: string;
}

export interface ExtendContractData {
  accepted: true;
}

export interface ExtendContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ExtendContractPayload {
  /**
   * The new deadline, so many days from now
   * @min 1
   * @max 3650
   */
  days: number;
}

export interface ImportConfigurationData {
  differences: readonly {
    after?: unknown;
    before?: unknown;
    /** As people call the place */
    name: string;
    path: string;
  }[];
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  missing: readonly string[];
  /** What is taken out, and what becomes of the contracts that are under way */
  removes: {
    /** `kommo` among them */
    connections: readonly {
      id: string;
      name: string;
    }[];
    /**
     * Contracts that go on although their playbook is taken out
     * @min -9007199254740991
     * @max 9007199254740991
     */
    goingOn: number;
    playbooks: readonly {
      id: string;
      name: string;
    }[];
    /**
     * Contracts that would rest until what they need is back
     * @min -9007199254740991
     * @max 9007199254740991
     */
    waiting: number;
  };
  version?: number;
}

export interface ImportConfigurationParams {
  /** @maxLength 100 */
  account: string;
}

export interface ImportConfigurationPayload {
  /**
   * Although contracts under way would wait
   * @default false
   */
  despite?: boolean;
  /** @default false */
  trial?: boolean;
  /** @maxLength 1000000 */
  yaml: string;
}

export interface InvitePersonData {
  invitation: {
    /** @format date-time */
    at: string;
    by: {
      /** A person's address; names are not unique */
      email?: string;
      kind: "person" | "key" | "service";
      name: string;
    };
    email: string;
    /** @format date-time */
    endsAt: string;
    id: string;
    isEverywhere: boolean;
    role: "viewer" | "operator" | "owner";
  };
  path: string;
}

export interface InvitePersonParams {
  /** @maxLength 100 */
  account: string;
}

export interface InvitePersonPayload {
  /**
   * @format email
   * @maxLength 254
   */
  email: string;
  /** @default false */
  everywhere?: boolean;
  role: "viewer" | "operator" | "owner";
}

export interface LinkContractData {
  accepted: true;
}

export interface LinkContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface LinkContractPayload {
  /**
   * Through which it is read; default: the contract's own
   * @maxLength 200
   */
  connection?: string;
  /**
   * The vendor's contract: its id, or the address of its page
   * @minLength 1
   * @maxLength 2000
   */
  contract: string;
}

export interface ListChangesData {
  changes: readonly {
    address?: string;
    /** @format date-time */
    at: string;
    by: {
      email?: string;
      name: string;
      via: "session" | "key" | "link" | "machine" | "file" | "nobody";
    };
    event:
      | "owner_link_made"
      | "owner_came"
      | "invited"
      | "invitation_withdrawn"
      | "person_came"
      | "address_proven"
      | "role_changed"
      | "person_removed"
      | "account_forgotten"
      | "key_made"
      | "key_removed"
      | "password_right"
      | "signed_in"
      | "sign_in_failed"
      | "sign_in_refused"
      | "second_step_failed"
      | "signed_out"
      | "session_ended"
      | "password_changed"
      | "second_factor_on"
      | "second_factor_off"
      | "backup_codes_renewed"
      | "renamed"
      | "consented"
      | "saved";
    id: string;
    isEverywhere: boolean;
    text: string;
  }[];
  next?: string;
}

export interface ListChangesParams {
  /** @maxLength 100 */
  account: string;
  /**
   * `next` of the page before
   * @maxLength 300
   */
  after?: string;
  /**
   * @min 1
   * @max 200
   * @default 50
   */
  limit?: number;
}

export interface ListChoicesData {
  connections: readonly {
    can: Partial<Record<string, unknown>>;
    dialect: string;
    id: string;
    lacks: Partial<Record<string, string>>;
    name: string;
    options: Partial<Record<string, unknown>>;
    provider: string;
    vendor: string;
  }[];
  fields: {
    company: readonly {
      code?: string;
      id: string;
      isLater?: boolean;
      liquid: string;
      name: string;
      options: readonly string[];
      sameAs?: string;
      type: string;
    }[];
    contact: readonly {
      code?: string;
      id: string;
      isLater?: boolean;
      liquid: string;
      name: string;
      options: readonly string[];
      sameAs?: string;
      type: string;
    }[];
    deal: readonly {
      code?: string;
      id: string;
      isLater?: boolean;
      liquid: string;
      name: string;
      options: readonly string[];
      sameAs?: string;
      type: string;
    }[];
    other: readonly {
      code?: string;
      id: string;
      isLater?: boolean;
      liquid: string;
      name: string;
      options: readonly string[];
      sameAs?: string;
      type: string;
    }[];
    user: readonly {
      code?: string;
      id: string;
      isLater?: boolean;
      liquid: string;
      name: string;
      options: readonly string[];
      sameAs?: string;
      type: string;
    }[];
  };
  missing?: "kommo";
  pipelines: readonly {
    id: string;
    isArchived: boolean;
    name: string;
    stages: readonly {
      id: string;
      name: string;
    }[];
  }[];
  users: readonly {
    email?: string;
    id: string;
    name: string;
  }[];
}

export interface ListChoicesParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListConnectionsData {
  connections: readonly {
    can?: {
      byHand?: string;
      changedSince: boolean;
      draft: boolean;
      evidence: boolean;
      expiry: "vendor" | "ours";
      extend: boolean;
      find: boolean;
      levels: readonly string[];
      maxDays?: number;
      order: readonly ("parallel" | "sequential" | "grouped")[];
      remind: boolean;
      reopens?: true;
      revive: boolean;
      signedCopy: boolean;
      templates: boolean | "names";
      update: boolean;
      withdraw: "recall" | "withdraw" | "cancel" | "delete" | "none";
    };
    dialect?: string;
    health: {
      help?: string;
      /** @format date-time */
      lastAt?: string;
      reason?: string;
      /** @format date-time */
      since?: string;
      state: "good" | "bad" | "unknown";
      text?: string;
    };
    hook: {
      byApi: boolean;
      isOpen: boolean;
      shown: string;
    };
    id: string;
    kind: "crm" | "vendor";
    /**
     * When we called it last; absent = never, or nobody knows any more
     * @format date-time
     */
    lastCallAt?: string;
    /** @format date-time */
    lastDeliveryAt?: string;
    limits: {
      blocked?: string;
      callsInLastMinute: number;
      perSecond?: number;
    };
    needsConsent: boolean;
    problems: readonly {
      help?: string;
      path: string;
      text: string;
    }[];
    provider?: string;
    secrets: Partial<
      Record<
        string,
        {
          set: boolean;
        }
      >
    >;
    settings: Partial<Record<string, unknown>>;
    token?: {
      /** @format date-time */
      endsAt: string;
      renewsItself: boolean;
      /**
       * When the grant ends unless it is used; absent = it names no end
       * @format date-time
       */
      unusedEndsAt?: string;
    };
    usedBy: readonly {
      id: string;
      name: string;
    }[];
    vendor: string;
  }[];
}

export interface ListConnectionsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListContractFiltersData {
  connections: readonly {
    id: string;
    vendor: string;
  }[];
  playbooks: readonly {
    id: string;
    name: string;
  }[];
  users: readonly {
    id: string;
    name: string;
  }[];
}

export interface ListContractFiltersParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListContractsData {
  contracts: readonly {
    company?: string;
    connection: {
      id: string;
      vendor: string;
    };
    contact?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    createdAt: string;
    deal: {
      id: string;
      name: string;
      price: number;
    };
    /**
     * ISO instant, UTC
     * @format date-time
     */
    endedAt?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    expiresAt?: string;
    /** It rests because a connection that it needs is broken */
    isWaiting: boolean;
    /** The deal's responsible user */
    manager?: {
      id: string;
      name: string;
    };
    /** Its id */
    playbook: string;
    /** What people call it */
    playbookName: string;
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    sentAt?: string;
    signers: readonly {
      email: string;
      name: string;
      status:
        | "waiting"
        | "asked"
        | "viewed"
        | "signed"
        | "declined"
        | "undelivered"
        | "unknown";
    }[];
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
    title?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    updatedAt: string;
    /** The contract's id at the vendor */
    vendorId?: string;
  }[];
  /** How many fit the filter; counted up to 2,000. Absent where that would take long: ask the overview */
  found?: {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    count: number;
    isAtLeast: boolean;
  };
  /** Absent = this is the last page */
  next?: string;
}

export interface ListContractsParams {
  /** @maxLength 100 */
  account: string;
  /**
   * `next` of the page before
   * @maxLength 300
   */
  after?: string;
  /** @maxLength 200 */
  connection?: string;
  /**
   * @min 1
   * @max 200
   * @default 50
   */
  limit?: number;
  /** @maxLength 200 */
  playbook?: string;
  /**
   * Beginnings of words: deal, company, people, e-mail, reference, deal id, the vendor's id
   * @maxLength 200
   */
  search?: string;
  /** @default "newest" */
  sort?: "newest" | "sent" | "ended" | "expiring";
  status?:
    | "planned"
    | "drafted"
    | "sent"
    | "signed"
    | "declined"
    | "expired"
    | "withdrawn"
    | "failed"
    | "waiting";
  /**
   * Id of the deal's responsible user
   * @maxLength 40
   */
  user?: string;
}

export interface ListDeliveriesData {
  deliveries: readonly {
    /** Deals that were looked at because of it, and their contracts now */
    about: readonly {
      /** `waiting` = it is being looked at; `nothing` = the look found nothing new */
      came: "waiting" | "changed" | "nothing";
      contracts: readonly {
        /** How it stood after the call; absent = it did not change by it */
        became?:
          | "planned"
          | "drafted"
          | "sent"
          | "signed"
          | "declined"
          | "expired"
          | "withdrawn"
          | "failed";
        reference: string;
        /** How it stands now */
        status:
          | "planned"
          | "drafted"
          | "sent"
          | "signed"
          | "declined"
          | "expired"
          | "withdrawn"
          | "failed";
      }[];
      dealId: string;
      dealName?: string;
    }[];
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    /**
     * How often it was read
     * @min -9007199254740991
     * @max 9007199254740991
     */
    attempts: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    bytes: number;
    /** `kommo` or a connection's id */
    connection: string;
    id: string;
    /** What it was about, or why it was ignored: one sentence */
    reason?: string;
    state: "waiting" | "sorted" | "ignored";
  }[];
  next?: string;
}

export interface ListDeliveriesParams {
  /** @maxLength 100 */
  account: string;
  /**
   * `next` of the page before
   * @maxLength 300
   */
  after?: string;
  /** @maxLength 200 */
  connection?: string;
  /**
   * @min 1
   * @max 200
   * @default 50
   */
  limit?: number;
  state?: "waiting" | "sorted" | "ignored";
}

export interface ListHeldData {
  held: readonly {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    count: number;
    /** What people call the playbook */
    name: string;
    playbook: string;
    /**
     * When the first of them came
     * @format date-time
     */
    since: string;
  }[];
}

export interface ListHeldParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListKeysData {
  keys: readonly {
    /** @format date-time */
    at: string;
    by: {
      /** A person's address; names are not unique */
      email?: string;
      kind: "person" | "key" | "service";
      name: string;
    };
    /** @format date-time */
    endsAt?: string;
    id: string;
    name: string;
    role: "viewer" | "operator" | "owner";
    /** @format date-time */
    usedAt?: string;
  }[];
}

export interface ListKeysParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListPeopleData {
  invitations: readonly {
    /** @format date-time */
    at: string;
    by: {
      /** A person's address; names are not unique */
      email?: string;
      kind: "person" | "key" | "service";
      name: string;
    };
    email: string;
    /** @format date-time */
    endsAt: string;
    id: string;
    isEverywhere: boolean;
    role: "viewer" | "operator" | "owner";
  }[];
  people: readonly {
    email: string;
    /** An issuer has said that the address is theirs; an invitation does not prove that */
    hasProvenAddress: boolean;
    hasSecondFactor: boolean;
    id: string;
    isEverywhere: boolean;
    isYou: boolean;
    name: string;
    role: "viewer" | "operator" | "owner";
    /** @format date-time */
    since: string;
  }[];
}

export interface ListPeopleParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListPlaybookVersionsData {
  versions: readonly {
    /** @format date-time */
    at: string;
    by: string;
    differences: readonly {
      after?: unknown;
      before?: unknown;
      path: string;
    }[];
    note?: string;
    playbook?: Playbook;
    version: number;
  }[];
}

export interface ListPlaybookVersionsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface ListPlaybooksData {
  playbooks: readonly {
    edited?: {
      /** @format date-time */
      at: string;
      by: string;
      note?: string;
    };
    enabled: boolean;
    id: string;
    issues: readonly {
      help?: string;
      path: string;
      text: string;
    }[];
    lastMonth: {
      ended: number;
      failed: number;
      planned: number;
      signed: number;
      underWay: number;
    };
    name: string;
    templates: readonly string[];
    through: readonly string[];
    vendors: readonly string[];
    when: {
      pipeline: string;
      stage: string;
    };
  }[];
}

export interface ListPlaybooksParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListProvidersData {
  providers: readonly {
    dialects: readonly {
      can?: {
        byHand?: string;
        changedSince: boolean;
        draft: boolean;
        evidence: boolean;
        expiry: "vendor" | "ours";
        extend: boolean;
        find: boolean;
        levels: readonly string[];
        maxDays?: number;
        order: readonly ("parallel" | "sequential" | "grouped")[];
        remind: boolean;
        reopens?: true;
        revive: boolean;
        signedCopy: boolean;
        templates: boolean | "names";
        update: boolean;
        withdraw: "recall" | "withdraw" | "cancel" | "delete" | "none";
      };
      lacks: Partial<Record<string, string>>;
      name: "documented" | "brief";
      needsConsent: boolean;
      options: {
        properties: Partial<
          Record<
            string,
            {
              "x-seldom"?: boolean;
              default?: unknown;
              description?: string;
              enum?: readonly string[];
              pattern?: string;
              title: string;
              type?:
                | "string"
                | "number"
                | "integer"
                | "boolean"
                | "array"
                | "object";
              writeOnly?: boolean;
              [key: string]: unknown;
            }
          >
        >;
        required?: readonly string[];
        type: "object";
        [key: string]: unknown;
      };
      secrets: readonly string[];
      settings: {
        properties: Partial<
          Record<
            string,
            {
              "x-seldom"?: boolean;
              default?: unknown;
              description?: string;
              enum?: readonly string[];
              pattern?: string;
              title: string;
              type?:
                | "string"
                | "number"
                | "integer"
                | "boolean"
                | "array"
                | "object";
              writeOnly?: boolean;
              [key: string]: unknown;
            }
          >
        >;
        required?: readonly string[];
        type: "object";
        [key: string]: unknown;
      };
      signingSecret: "required" | "optional" | "none";
    }[];
    id: string;
    kind: "crm" | "vendor";
    name: string;
    steps: readonly string[];
  }[];
}

export interface ListProvidersParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListRemovedPlaybooksData {
  removed: readonly {
    /** @format date-time */
    at: string;
    by: string;
    enabled: boolean;
    id: string;
    name: string;
    version: number;
  }[];
}

export interface ListRemovedPlaybooksParams {
  /** @maxLength 100 */
  account: string;
}

export interface ListTemplatesData {
  isListed: boolean;
  templates: readonly {
    id: string;
    name: string;
  }[];
}

export interface ListTemplatesParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface LookAtContractData {
  accepted: true;
}

export interface LookAtContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface LookAtInvitationData {
  account: string;
  accountName: string;
  email?: string;
  kind: "owner" | "invitation";
  role: "viewer" | "operator" | "owner";
}

export interface LookAtInvitationPayload {
  /**
   * @minLength 1
   * @maxLength 200
   */
  token: string;
}

export interface MakeKeyData {
  key: {
    /** @format date-time */
    at: string;
    by: {
      /** A person's address; names are not unique */
      email?: string;
      kind: "person" | "key" | "service";
      name: string;
    };
    /** @format date-time */
    endsAt?: string;
    id: string;
    name: string;
    role: "viewer" | "operator" | "owner";
    /** @format date-time */
    usedAt?: string;
  };
  secret: string;
}

export interface MakeKeyParams {
  /** @maxLength 100 */
  account: string;
}

export interface MakeKeyPayload {
  /** @format date-time */
  endsAt?: string;
  /**
   * @minLength 1
   * @maxLength 100
   * @pattern ^[^\p{Cc}\p{Zl}\p{Zp}]+$
   */
  name: string;
  role: "viewer" | "operator" | "owner";
}

export interface MoveSandboxDealData {
  done: true;
}

export interface MoveSandboxDealParams {
  /** @maxLength 40 */
  deal: string;
}

export interface MoveSandboxDealPayload {
  /** @maxLength 40 */
  pipeline: string;
  /** @maxLength 40 */
  stage: string;
}

export interface PassSandboxDaysData {
  done: true;
}

export interface PassSandboxDaysPayload {
  /**
   * @min 1
   * @max 60
   */
  days: number;
}

export interface Playbook {
  /** @default true */
  archiveFirst: boolean;
  contractField?: string;
  /** @default true */
  enabled: boolean;
  holdAbove?: false | number;
  id: string;
  name?: string;
  /** @default "update" */
  onAmountChange: "update" | "note" | "ignore";
  /** @default {} */
  outcomes: {
    declined?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    expired?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    failed?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    sent?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    signed?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
      when?: "each" | "all";
    };
    signerSigned?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    viewed?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
    withdrawn?: {
      attach?: boolean;
      from?: readonly string[];
      note?: false | string;
      pipeline?: string;
      resend?: boolean;
      stage?: string;
      task?:
        | false
        | {
            dueInHours?: number;
            text?: string;
          };
    };
  };
  /** @default "whenOver" */
  reentry: "whenOver" | "never";
  send: {
    /** @default false */
    acceptWeaker: boolean;
    /** @default true */
    automatically: boolean;
    /** @default 30 */
    expiresInDays: number;
    /** @default {} */
    fields: Partial<Record<string, string>>;
    language?: string;
    level?: string;
    message?: string;
    /** @default {} */
    options: Partial<Record<string, unknown>>;
    /**
     * @minItems 1
     * @default [{"role":"client","name":"{{ contact.name }}","email":"{{ contact.email }}","receives":"signature"}]
     */
    signers: readonly {
      company?: string;
      email: string;
      language?: string;
      name: string;
      order?: number;
      phone?: string;
      /** @default "signature" */
      receives: "signature" | "copy";
      role: string;
    }[];
    template:
      | string
      | {
          by: string;
          default?: string;
          map: Partial<Record<string, string>>;
        };
    through:
      | string
      | {
          by: string;
          default?: string;
          map: Partial<Record<string, string>>;
        };
    /** @default "{{ deal.name }}" */
    title: string;
  };
  when: {
    pipeline: string;
    stage: string;
  };
  /** @default [] */
  where: readonly {
    atLeast?: number;
    atMost?: number;
    is?: string | number | boolean;
    isNot?: string | number | boolean;
    oneOf?: readonly (string | number)[];
    present?: boolean;
    value: string;
  }[];
}

export interface PlaybookInput {
  archiveFirst?: boolean | "true" | "false";
  contractField?: string | number | boolean;
  enabled?: boolean | "true" | "false";
  holdAbove?: false | (number | string);
  id: string | number | boolean;
  name?: string | number | boolean;
  /** @default "update" */
  onAmountChange?: "update" | "note" | "ignore";
  outcomes?: {
    declined?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    expired?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    failed?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    sent?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    signed?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
      when?: "each" | "all";
    };
    signerSigned?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    viewed?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
    withdrawn?: {
      attach?: boolean | "true" | "false";
      from?: readonly (string | number | boolean)[];
      note?: false | string | number | boolean;
      pipeline?: string | number | boolean;
      resend?: boolean | "true" | "false";
      stage?: string | number | boolean;
      task?:
        | false
        | {
            dueInHours?: number | string;
            text?: string | number | boolean;
          };
    };
  };
  /** @default "whenOver" */
  reentry?: "whenOver" | "never";
  send: {
    acceptWeaker?: boolean | "true" | "false";
    automatically?: boolean | "true" | "false";
    expiresInDays?: number | string;
    fields?: Partial<Record<string, string | number | boolean>>;
    language?: string | number | boolean;
    level?: string | number | boolean;
    message?: string | number | boolean;
    /** @default {} */
    options?: Partial<Record<string, unknown>>;
    /** @minItems 1 */
    signers?: readonly {
      company?: string | number | boolean;
      email: string | number | boolean;
      language?: string | number | boolean;
      name: string | number | boolean;
      order?: number | string;
      phone?: string | number | boolean;
      /** @default "signature" */
      receives?: "signature" | "copy";
      role: string | number | boolean;
    }[];
    template:
      | string
      | number
      | boolean
      | {
          by: string | number | boolean;
          default?: string | number | boolean;
          map: Partial<Record<string, string | number | boolean>>;
        };
    through:
      | string
      | number
      | boolean
      | {
          by: string | number | boolean;
          default?: string | number | boolean;
          map: Partial<Record<string, string | number | boolean>>;
        };
    title?: string | number | boolean;
  };
  when: {
    pipeline: string | number | boolean;
    stage: string | number | boolean;
  };
  where?: readonly {
    atLeast?: number | string;
    atMost?: number | string;
    is?: string | number | boolean;
    isNot?: string | number | boolean;
    oneOf?: readonly (string | number)[];
    present?: boolean | "true" | "false";
    value: string | number | boolean;
  }[];
}

export interface PutConnectionData {
  can?: {
    byHand?: string;
    changedSince: boolean;
    draft: boolean;
    evidence: boolean;
    expiry: "vendor" | "ours";
    extend: boolean;
    find: boolean;
    levels: readonly string[];
    maxDays?: number;
    order: readonly ("parallel" | "sequential" | "grouped")[];
    remind: boolean;
    reopens?: true;
    revive: boolean;
    signedCopy: boolean;
    templates: boolean | "names";
    update: boolean;
    withdraw: "recall" | "withdraw" | "cancel" | "delete" | "none";
  };
  dialect?: string;
  health: {
    help?: string;
    /** @format date-time */
    lastAt?: string;
    reason?: string;
    /** @format date-time */
    since?: string;
    state: "good" | "bad" | "unknown";
    text?: string;
  };
  hook: {
    byApi: boolean;
    isOpen: boolean;
    shown: string;
  };
  id: string;
  kind: "crm" | "vendor";
  /**
   * When we called it last; absent = never, or nobody knows any more
   * @format date-time
   */
  lastCallAt?: string;
  /** @format date-time */
  lastDeliveryAt?: string;
  limits: {
    blocked?: string;
    callsInLastMinute: number;
    perSecond?: number;
  };
  needsConsent: boolean;
  problems: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  provider?: string;
  secrets: Partial<
    Record<
      string,
      {
        set: boolean;
      }
    >
  >;
  settings: Partial<Record<string, unknown>>;
  token?: {
    /** @format date-time */
    endsAt: string;
    renewsItself: boolean;
    /**
     * When the grant ends unless it is used; absent = it names no end
     * @format date-time
     */
    unusedEndsAt?: string;
  };
  usedBy: readonly {
    id: string;
    name: string;
  }[];
  vendor: string;
}

export interface PutConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface PutConnectionPayload {
  dialect?: "documented" | "brief";
  /** @default [] */
  generate?: readonly ("webhookSecret" | "signingSecret")[];
  /** @maxLength 100 */
  provider?: string;
  /** @default {} */
  secrets?: Partial<Record<string, string | null>>;
  settings: Partial<Record<string, unknown>>;
}

export interface PutPlaybookData {
  edited?: {
    /** @format date-time */
    at: string;
    by: string;
    note?: string;
  };
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  playbook: Playbook;
  version: number;
}

export interface PutPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface PutPlaybookPayload {
  /** @default false */
  isNew?: boolean;
  /** @maxLength 500 */
  note?: string;
  playbook: PlaybookInput;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  version?: number;
}

export interface ReadAttentionData {
  /** Those that are ill */
  connections: readonly {
    code?: string;
    help?: string;
    /** `kommo`, `archive`, a connection's id, or `playbook:ID` */
    id: string;
    /**
     * When it was used last
     * @format date-time
     */
    lastAt?: string;
    /**
     * When it knocked at our door last
     * @format date-time
     */
    lastDeliveryAt?: string;
    name: string;
    problem?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    since?: string;
    state: "good" | "bad" | "unknown";
    /**
     * Contracts that wait for it
     * @min -9007199254740991
     * @max 9007199254740991
     */
    waiting: number;
  }[];
  /** Those that need a person, newest first */
  contracts: readonly {
    code: string;
    company?: string;
    connection: {
      id: string;
      vendor: string;
    };
    contact?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    createdAt: string;
    deal: {
      id: string;
      name: string;
      price: number;
    };
    detail: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    endedAt?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    expiresAt?: string;
    /** The way out */
    help: string;
    /** It rests because a connection that it needs is broken */
    isWaiting: boolean;
    /** The deal's responsible user */
    manager?: {
      id: string;
      name: string;
    };
    /** Its id */
    playbook: string;
    /** What people call it */
    playbookName: string;
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    sentAt?: string;
    signers: readonly {
      email: string;
      name: string;
      status:
        | "waiting"
        | "asked"
        | "viewed"
        | "signed"
        | "declined"
        | "undelivered"
        | "unknown";
    }[];
    /**
     * ISO instant, UTC
     * @format date-time
     */
    since: string;
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
    title?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    updatedAt: string;
    /** The contract's id at the vendor */
    vendorId?: string;
    /** The kind of trouble, one sentence */
    what: string;
  }[];
  /**
   * How many need a person, on all pages
   * @min -9007199254740991
   * @max 9007199254740991
   */
  count: number;
  next?: string;
}

export interface ReadAttentionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 300 */
  after?: string;
  /**
   * @min 1
   * @max 200
   * @default 100
   */
  limit?: number;
}

export interface ReadContractCallsData {
  calls: readonly {
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    /**
     * Which try of its step it was: more than 1 = the same call failed before it
     * @min -9007199254740991
     * @max 9007199254740991
     */
    attempt: number;
    connection: string;
    durationMs: number;
    error?: string;
    method: string;
    operation: string;
    /** Redacted, cut to 8 KiB */
    requestBody?: string;
    /** The other side's own id of the call */
    requestId?: string;
    /** Redacted, cut to 8 KiB */
    responseBody?: string;
    /**
     * Absent = no answer came
     * @min -9007199254740991
     * @max 9007199254740991
     */
    status?: number;
    /** Without secrets */
    url: string;
  }[];
}

export interface ReadContractCallsParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ReadContractData {
  actions: readonly {
    action:
      | "look"
      | "resume"
      | "send"
      | "remind"
      | "withdraw"
      | "extend"
      | "again"
      | "link";
    /** What will happen at the vendor */
    atVendor: string;
    /** Why it is not possible */
    because?: string;
    help?: string;
    /** What will happen in Kommo */
    inCrm: string;
    isPossible: boolean;
  }[];
  company?: string;
  connection: {
    id: string;
    vendor: string;
  };
  contact?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  createdAt: string;
  deal: {
    id: string;
    name: string;
    price: number;
  };
  documents: readonly {
    sha256: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    bytes: number;
    contentType: string;
    kind: "signed" | "evidence" | "values";
    name: string;
  }[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  endedAt?: string;
  /**
   * 1 for the deal's first entry into the stage
   * @min -9007199254740991
   * @max 9007199254740991
   */
  entry: number;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  expiresAt?: string;
  failure?: {
    code: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    since: string;
    step: string;
  };
  /** The way out, where a person must act */
  help?: string;
  /** It rests because a connection that it needs is broken */
  isWaiting: boolean;
  /** Empty in the demo: nothing of it is on the web */
  links: {
    deal?: string;
    /** Its page at the vendor */
    vendor?: string;
    /** Where people sign in to the vendor, where its page is not known */
    vendorApp?: string;
  };
  /** The deal's responsible user */
  manager?: {
    id: string;
    name: string;
  };
  /**
   * ISO instant, UTC
   * @format date-time
   */
  nextLookAt?: string;
  /** The deal's other contracts */
  others: readonly {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    entry: number;
    playbook: string;
    playbookName: string;
    reference: string;
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
  }[];
  /** Its id */
  playbook: string;
  /** What people call it */
  playbookName: string;
  /** What stopped it, or what it waits for: one sentence */
  problem?: string;
  reference: string;
  /** When the vendor changed it last, as it tells */
  seenAt?: string;
  /**
   * ISO instant, UTC
   * @format date-time
   */
  sentAt?: string;
  signers: readonly {
    /** When they got there, as the vendor tells it */
    at?: string;
    email: string;
    language?: string;
    name: string;
    /**
     * Equal numbers sign at the same time
     * @min -9007199254740991
     * @max 9007199254740991
     */
    order?: number;
    /** Why they declined, in their words */
    reason?: string;
    receives?: "signature" | "copy";
    role?: string;
    status:
      | "waiting"
      | "asked"
      | "viewed"
      | "signed"
      | "declined"
      | "undelivered"
      | "unknown";
  }[];
  /** Where it stands, in one sentence */
  stands: string;
  status:
    | "planned"
    | "drafted"
    | "sent"
    | "signed"
    | "declined"
    | "expired"
    | "withdrawn"
    | "failed";
  title?: string;
  trail: readonly {
    actor: {
      /** A person's address; names are not unique */
      email?: string;
      kind: "person" | "key" | "service" | "connection";
      /** A person's or a key's name, or a connection's id */
      name: string;
    };
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    data?: Partial<Record<string, unknown>>;
    event:
      | "planned"
      | "filled"
      | "created"
      | "found"
      | "updated"
      | "sent"
      | "status_read"
      | "status_changed"
      | "signer_changed"
      | "move_refused"
      | "note_written"
      | "task_created"
      | "deal_moved"
      | "deal_left_alone"
      | "field_written"
      | "archived"
      | "attached"
      | "withdraw_asked"
      | "withdrawn"
      | "reminded"
      | "extended"
      | "attempt_failed"
      | "needs_attention"
      | "waiting"
      | "resumed"
      | "left_stage"
      | "called_off"
      | "looked"
      | "amount_changed"
      | "asked"
      | "linked";
    /** What happened, in a few words */
    text: string;
  }[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  updatedAt: string;
  values?: {
    expiresAt?: string;
    fields: readonly {
      name: string;
      value: string;
    }[];
    language?: string;
    level?: string;
    message?: string;
    options: Partial<Record<string, unknown>>;
    price: number;
    template: string;
    title: string;
  };
  /** The contract's id at the vendor */
  vendorId?: string;
  /** The vendor's own word */
  vendorStatus?: string;
  /** Asked for and not done yet */
  wishes: readonly {
    action:
      | "look"
      | "resume"
      | "send"
      | "remind"
      | "withdraw"
      | "extend"
      | "again"
      | "link";
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    by: string;
  }[];
}

export type ReadContractDocumentData = string;

export interface ReadContractDocumentParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 10 */
  download?: string;
  /** @maxLength 300 */
  name: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ReadContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ReadDeliveryData {
  /** Deals that were looked at because of it, and their contracts now */
  about: readonly {
    /** `waiting` = it is being looked at; `nothing` = the look found nothing new */
    came: "waiting" | "changed" | "nothing";
    contracts: readonly {
      /** How it stood after the call; absent = it did not change by it */
      became?:
        | "planned"
        | "drafted"
        | "sent"
        | "signed"
        | "declined"
        | "expired"
        | "withdrawn"
        | "failed";
      reference: string;
      /** How it stands now */
      status:
        | "planned"
        | "drafted"
        | "sent"
        | "signed"
        | "declined"
        | "expired"
        | "withdrawn"
        | "failed";
    }[];
    dealId: string;
    dealName?: string;
  }[];
  /**
   * ISO instant, UTC
   * @format date-time
   */
  at: string;
  /**
   * How often it was read
   * @min -9007199254740991
   * @max 9007199254740991
   */
  attempts: number;
  body: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  bytes: number;
  /** `kommo` or a connection's id */
  connection: string;
  headers: readonly {
    name: string;
    /** Absent = not shown */
    value?: string;
  }[];
  id: string;
  /** There is more of it than is shown */
  isCut: boolean;
  /** What it was about, or why it was ignored: one sentence */
  reason?: string;
  /** Who had it read once more, oldest first */
  replays: readonly {
    /**
     * ISO instant, UTC
     * @format date-time
     */
    at: string;
    by: string;
  }[];
  state: "waiting" | "sorted" | "ignored";
}

export interface ReadDeliveryParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  id: string;
}

export interface ReadEntranceData {
  hasSingleSignOn: boolean;
  needsOwner: boolean;
  suggestion?: {
    email: string;
    name: string;
  };
}

export interface ReadHookAddressData {
  isPublic: boolean;
  url: string;
}

export interface ReadHookAddressParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface ReadHookStateData {
  /**
   * When it took our address last
   * @format date-time
   */
  at?: string;
  /** `off`: the other side stopped calling. `unknown`: it does not say */
  state: "registered" | "off" | "absent" | "unknown";
}

export interface ReadHookStateParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface ReadOverviewData {
  byConnection: readonly {
    id: string;
    name: string;
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
  }[];
  /** By the deal's responsible user */
  byManager: readonly {
    id: string;
    name: string;
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
  }[];
  byPlaybook: readonly {
    id: string;
    name: string;
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
  }[];
  /** All connections to one vendor together */
  byVendor: readonly {
    id: string;
    name: string;
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
  }[];
  connections: readonly {
    code?: string;
    help?: string;
    /** `kommo`, `archive`, a connection's id, or `playbook:ID` */
    id: string;
    /**
     * When it was used last
     * @format date-time
     */
    lastAt?: string;
    /**
     * When it knocked at our door last
     * @format date-time
     */
    lastDeliveryAt?: string;
    name: string;
    problem?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    since?: string;
    state: "good" | "bad" | "unknown";
    /**
     * Contracts that wait for it
     * @min -9007199254740991
     * @max 9007199254740991
     */
    waiting: number;
  }[];
  counts: {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    declined: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    expired: number;
    /**
     * Contracts that stopped, and connections that are broken
     * @min -9007199254740991
     * @max 9007199254740991
     */
    needsAttention: number;
    /**
     * Wait for a broken connection
     * @min -9007199254740991
     * @max 9007199254740991
     */
    onHold: number;
    /**
     * Out for signature
     * @min -9007199254740991
     * @max 9007199254740991
     */
    sent: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    signed: number;
    /**
     * Contracts that need a person
     * @min -9007199254740991
     * @max 9007199254740991
     */
    stopped: number;
    /**
     * Planned or a draft: not out yet
     * @min -9007199254740991
     * @max 9007199254740991
     */
    waiting: number;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    withdrawn: number;
  };
  drift: {
    /** Ten of them at most, newest first */
    contracts: readonly {
      /** The deal's */
      name: string;
      reference: string;
    }[];
    /**
     * Contracts of which only the clock found in these weeks what a hook should have told
     * @min -9007199254740991
     * @max 9007199254740991
     */
    count: number;
  };
  stuck: readonly {
    company?: string;
    connection: {
      id: string;
      vendor: string;
    };
    contact?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    createdAt: string;
    deal: {
      id: string;
      name: string;
      price: number;
    };
    /**
     * ISO instant, UTC
     * @format date-time
     */
    endedAt?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    expiresAt?: string;
    /** It rests because a connection that it needs is broken */
    isWaiting: boolean;
    /** The deal's responsible user */
    manager?: {
      id: string;
      name: string;
    };
    /** Its id */
    playbook: string;
    /** What people call it */
    playbookName: string;
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    sentAt?: string;
    signers: readonly {
      email: string;
      name: string;
      status:
        | "waiting"
        | "asked"
        | "viewed"
        | "signed"
        | "declined"
        | "undelivered"
        | "unknown";
    }[];
    status:
      | "planned"
      | "drafted"
      | "sent"
      | "signed"
      | "declined"
      | "expired"
      | "withdrawn"
      | "failed";
    stuckBecause: string;
    title?: string;
    /**
     * ISO instant, UTC
     * @format date-time
     */
    updatedAt: string;
    /** The contract's id at the vendor */
    vendorId?: string;
  }[];
  total: {
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
  };
  weeks: readonly {
    /** From the deal's entry to the sending; absent = none was sent */
    sent?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** From the sending to the last signature; absent = none was signed */
    signed?: {
      p95Seconds: number;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      count: number;
      medianSeconds: number;
    };
    /** Its Monday, in the account's zone */
    week: string;
  }[];
}

export interface ReadOverviewParams {
  /** @maxLength 100 */
  account: string;
  /**
   * @min 1
   * @max 53
   * @default 12
   */
  weeks?: number;
}

export interface ReadPlaybookData {
  edited?: {
    /** @format date-time */
    at: string;
    by: string;
    note?: string;
  };
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  playbook: Playbook;
  version: number;
}

export interface ReadPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface ReadResumedData {
  contracts: readonly {
    /** What stopped it, or what it waits for: one sentence */
    problem?: string;
    reference: string;
    /**
     * Since when it has stopped, or waits
     * @format date-time
     */
    since?: string;
    /** `asked`: not taken up yet. `waiting`: for a broken connection. `on`: it goes on, or is over */
    state: "asked" | "stopped" | "waiting" | "on";
    /** What people call that connection */
    waitsFor?: string;
  }[];
}

export interface ReadResumedParams {
  /** @maxLength 100 */
  account: string;
  /**
   * Separated by commas; a hundred at most
   * @minLength 1
   * @maxLength 4100
   */
  references: string;
}

export interface ReadSandboxData {
  account: string;
  currency: string;
  deals: readonly {
    company?: string;
    contact?: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    files: number;
    id: string;
    name: string;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    notes: number;
    pipeline: string;
    price: number;
    stage: string;
    /**
     * Those that are not done
     * @min -9007199254740991
     * @max 9007199254740991
     */
    tasks: number;
  }[];
  inboxes: readonly {
    id: string;
    /** The vendor ends contracts by itself; else Countersign takes them back */
    letsExpire: boolean;
    /** Newest first */
    papers: readonly {
      /** @format date-time */
      changedAt: string;
      /** The contract's id at the vendor */
      id: string;
      /** Ours, where we know the contract */
      reference?: string;
      signers: readonly {
        email: string;
        hasSigned: boolean;
        name: string;
      }[];
      state:
        | "draft"
        | "asked"
        | "opened"
        | "partly"
        | "signed"
        | "declined"
        | "expired"
        | "over";
      title: string;
      /** The vendor's own word for it */
      word: string;
    }[];
    variant: "documented" | "brief";
    vendor: string;
  }[];
  moods: readonly {
    calls: "well" | "errors" | "busy" | "lost" | "down";
    id: string;
    name: string;
    news: "well" | "dropped" | "doubled" | "late";
  }[];
  /** Newest first */
  news: readonly {
    /** @format date-time */
    at: string;
    deal: string;
    id: string;
    reference: string;
    text: string;
  }[];
  pipelines: readonly {
    id: string;
    name: string;
    stages: readonly {
      /** As Kommo shows it, `#RRGGBB` */
      color: string;
      id: string;
      name: string;
      /** A playbook that is on waits for deals here */
      startsContract: boolean;
    }[];
  }[];
  /**
   * The sandbox's calendar, which can be put forward
   * @format date-time
   */
  today: string;
}

export interface ReadSandboxDealData {
  attached: readonly {
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    bytes: number;
    id: string;
    name: string;
  }[];
  company?: string;
  contact?: string;
  fields: readonly {
    name: string;
    value: string;
  }[];
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  files: number;
  id: string;
  manager?: string;
  name: string;
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  notes: number;
  people: readonly {
    email: string;
    id: string;
    name: string;
  }[];
  pipeline: string;
  price: number;
  stage: string;
  /**
   * Those that are not done
   * @min -9007199254740991
   * @max 9007199254740991
   */
  tasks: number;
  toDo: readonly {
    id: string;
    isDone: boolean;
    text: string;
    who?: string;
  }[];
  /** Notes */
  written: readonly {
    /** @format date-time */
    at: string;
    id: string;
    text: string;
  }[];
}

export interface ReadSandboxDealParams {
  /** @maxLength 40 */
  deal: string;
}

export interface ReadSessionData {
  accounts: readonly {
    id: string;
    name: string;
    role: "viewer" | "operator" | "owner";
    timezone: string;
  }[];
  email?: string;
  id: string;
  isOwnerOfAll: boolean;
  kind: "person" | "key";
  name: string;
  /**
   * The service's clock; in the demo days may be skipped
   * @format date-time
   */
  now: string;
  ruledByFile: boolean;
  sandbox: boolean;
}

export interface ReadSettingsData {
  installation: {
    allowPrivateHosts: boolean;
    publicUrl?: string;
    retention: {
      /**
       * @min 1
       * @max 3650
       */
      callsDays: number;
      /**
       * @min 1
       * @max 3650
       */
      changesDays: number;
      /**
       * @min 1
       * @max 3650
       */
      deliveriesDays: number;
    };
  };
  locale: string;
  name: string;
  timezone: string;
}

export interface ReadSettingsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ReadTemplateData {
  fields: readonly {
    name: string;
    options?: readonly string[];
    required: boolean;
    suggestion?: string;
    type: string;
  }[];
  help?: string;
  id: string;
  isDescribed: boolean;
  name: string;
  roles: readonly {
    role: string;
    suggestion?: {
      email: string;
      name: string;
    };
  }[];
}

export interface ReadTemplateParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  template: string;
}

export interface RedeemCodeData {
  findings: readonly {
    help?: string;
    level: "ok" | "note" | "problem";
    text: string;
  }[];
}

export interface RedeemCodeParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface RedeemCodePayload {
  /**
   * @minLength 1
   * @maxLength 4000
   */
  code: string;
}

export interface RemindSignersData {
  accepted: true;
}

export interface RemindSignersParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface RemoveConnectionData {
  done: true;
}

export interface RemoveConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
  /** @default "false" */
  despite?: "true" | "false";
}

export interface RemoveKeyData {
  done: true;
}

export interface RemoveKeyParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  key: string;
}

export interface RemovePersonData {
  done: true;
}

export interface RemovePersonParams {
  /** @maxLength 100 */
  account: string;
  everywhere?: string;
  /** @maxLength 100 */
  person: string;
}

export interface RemovePlaybookData {
  done: true;
}

export interface RemovePlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @default "false" */
  despite?: "true" | "false";
  /** @maxLength 100 */
  playbook: string;
}

export interface ReplayDeliveryData {
  accepted: true;
}

export interface ReplayDeliveryParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  id: string;
}

export interface ResumeContractData {
  accepted: true;
}

export interface ResumeContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface ResumeContractsData {
  accepted: readonly string[];
  refused: readonly {
    reference: string;
    text: string;
  }[];
}

export interface ResumeContractsParams {
  /** @maxLength 100 */
  account: string;
}

export interface ResumeContractsPayload {
  /**
   * @maxItems 500
   * @minItems 1
   */
  references: readonly string[];
}

export interface RollBackPlaybookData {
  edited?: {
    /** @format date-time */
    at: string;
    by: string;
    note?: string;
  };
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  playbook: Playbook;
  version: number;
}

export interface RollBackPlaybookParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface RollBackPlaybookPayload {
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface SearchDealsData {
  deals: readonly {
    id: string;
    name: string;
    pipeline: string;
    price: number;
    stage: string;
  }[];
}

export interface SearchDealsParams {
  /** @maxLength 100 */
  account: string;
  /**
   * @maxLength 200
   * @default ""
   */
  search?: string;
}

export interface SendContractAgainData {
  accepted: true;
}

export interface SendContractAgainParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface SendContractData {
  accepted: true;
}

export interface SendContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface SetSandboxMoodsData {
  done: true;
}

export interface SetSandboxMoodsParams {
  /** @maxLength 60 */
  side: string;
}

export interface SetSandboxMoodsPayload {
  calls: "well" | "errors" | "busy" | "lost" | "down";
  news: "well" | "dropped" | "doubled" | "late";
}

export type StreamEventsData = string;

export interface StreamEventsParams {
  /** @maxLength 100 */
  account: string;
}

export interface SubscribeConnectionData {
  findings: readonly {
    help?: string;
    level: "ok" | "note" | "problem";
    text: string;
  }[];
}

export interface SubscribeConnectionParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  connection: string;
}

export interface SwitchOffData {
  edited?: {
    /** @format date-time */
    at: string;
    by: string;
    note?: string;
  };
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  playbook: Playbook;
  version: number;
}

export interface SwitchOffParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface SwitchOnData {
  edited?: {
    /** @format date-time */
    at: string;
    by: string;
    note?: string;
  };
  issues: readonly {
    help?: string;
    path: string;
    text: string;
  }[];
  playbook: Playbook;
  version: number;
}

export interface SwitchOnParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  playbook: string;
}

export interface TestSendData {
  email: string;
  reference: string;
  remoteId: string;
  status: string;
  vendor: string;
}

export interface TestSendParams {
  /** @maxLength 100 */
  account: string;
}

export type TestSendPayload =
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /**
       * @format email
       * @maxLength 320
       */
      email: string;
      /** @maxLength 100 */
      id: string;
      /**
       * @minLength 8
       * @maxLength 100
       */
      key: string;
    }
  | {
      /** @pattern ^[1-9]\d{0,19}$ */
      dealId: string;
      /**
       * @format email
       * @maxLength 320
       */
      email: string;
      /**
       * @minLength 8
       * @maxLength 100
       */
      key: string;
      playbook: PlaybookInput;
    };

export interface WhatEndsData {
  ends: readonly {
    account: string;
    kind: "key" | "invitation";
    /** The key's name, or the address that is invited */
    name: string;
    role: "viewer" | "operator" | "owner";
  }[];
}

export interface WhatEndsParams {
  /** @maxLength 100 */
  account: string;
  everywhere?: string;
  /** @maxLength 100 */
  person: string;
  /** The role that they would have; left out: none */
  role?: "viewer" | "operator" | "owner";
}

export interface WithdrawContractData {
  accepted: true;
}

export interface WithdrawContractParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 40 */
  reference: string;
}

export interface WithdrawContractPayload {
  /**
   * Told to the vendor, and kept
   * @maxLength 500
   */
  reason?: string;
}

export interface WithdrawInvitationData {
  done: true;
}

export interface WithdrawInvitationParams {
  /** @maxLength 100 */
  account: string;
  /** @maxLength 100 */
  invitation: string;
}

/** One call, as the methods below describe it. */
export interface Call {
  readonly path: string;
  readonly method: string;
  readonly query?: object;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What a caller may add to a call. */
export interface RequestParams {
  readonly signal?: AbortSignal;
}

/** Carries calls out; rejects when the answer is not 200. */
export type Send = <T>(call: Call) => Promise<T>;

/** Every address of the API, by its tag and its name. */
export class Api {
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  readonly overview = {
    /** How things go: counts, durations by week, vendor, playbook and manager, what is stuck, missed hooks, health */
    readOverview: (
      { account, ...query }: ReadOverviewParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadOverviewData>({
        path: `/api/accounts/${encodeURIComponent(account)}/overview`,
        method: "GET",
        query: query,
        ...params,
      }),
  };
  readonly contracts = {
    /** All contracts that fit the filter, as CSV */
    exportContracts: (
      { account, ...query }: ExportContractsParams,
      params: RequestParams = {},
    ) =>
      this.send<ExportContractsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts.csv`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** Give the signers more time. What comes of it is told in the trail */
    extendContract: (
      { account, reference }: ExtendContractParams,
      data: ExtendContractPayload,
      params: RequestParams = {},
    ) =>
      this.send<ExtendContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/extend`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Take over a contract that exists at the vendor. What comes of it is told in the trail */
    linkContract: (
      { account, reference }: LinkContractParams,
      data: LinkContractPayload,
      params: RequestParams = {},
    ) =>
      this.send<LinkContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/link`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Playbooks, connections and responsible users that the account's contracts have */
    listContractFilters: (
      { account }: ListContractFiltersParams,
      params: RequestParams = {},
    ) =>
      this.send<ListContractFiltersData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts-filters`,
        method: "GET",
        ...params,
      }),

    /** Contracts, filtered, searched and sorted, page by page */
    listContracts: (
      { account, ...query }: ListContractsParams,
      params: RequestParams = {},
    ) =>
      this.send<ListContractsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** Read deal and contract now. What comes of it is told in the trail */
    lookAtContract: (
      { account, reference }: LookAtContractParams,
      params: RequestParams = {},
    ) =>
      this.send<LookAtContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/look`,
        method: "POST",
        ...params,
      }),

    /** One contract: where it stands, its signers, trail, values, documents, and what can be done */
    readContract: (
      { account, reference }: ReadContractParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}`,
        method: "GET",
        ...params,
      }),

    /** The newest calls made for a contract, oldest first; nothing secret in them */
    readContractCalls: (
      { account, reference }: ReadContractCallsParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadContractCallsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/calls`,
        method: "GET",
        ...params,
      }),

    /** One document from the archive, its hash compared */
    readContractDocument: (
      { account, reference, name, ...query }: ReadContractDocumentParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadContractDocumentData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/documents/${encodeURIComponent(name)}`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** Remind the signers who have not signed. What comes of it is told in the trail */
    remindSigners: (
      { account, reference }: RemindSignersParams,
      params: RequestParams = {},
    ) =>
      this.send<RemindSignersData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/remind`,
        method: "POST",
        ...params,
      }),

    /** Fix and resume: go on from where it stopped. What comes of it is told in the trail */
    resumeContract: (
      { account, reference }: ResumeContractParams,
      params: RequestParams = {},
    ) =>
      this.send<ResumeContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/resume`,
        method: "POST",
        ...params,
      }),

    /** Send a draft that waits for a person. What comes of it is told in the trail */
    sendContract: (
      { account, reference }: SendContractParams,
      params: RequestParams = {},
    ) =>
      this.send<SendContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/send`,
        method: "POST",
        ...params,
      }),

    /** Send a new contract for the same deal. What comes of it is told in the trail */
    sendContractAgain: (
      { account, reference }: SendContractAgainParams,
      params: RequestParams = {},
    ) =>
      this.send<SendContractAgainData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/send-again`,
        method: "POST",
        ...params,
      }),

    /** Take the contract back. What comes of it is told in the trail */
    withdrawContract: (
      { account, reference }: WithdrawContractParams,
      data: WithdrawContractPayload,
      params: RequestParams = {},
    ) =>
      this.send<WithdrawContractData>({
        path: `/api/accounts/${encodeURIComponent(account)}/contracts/${encodeURIComponent(reference)}/withdraw`,
        method: "POST",
        body: data,
        ...params,
      }),
  };
  readonly attention = {
    /** Lets all held contracts of a playbook go, in the order in which they came, or drops them */
    answerHeld: (
      { account }: AnswerHeldParams,
      data: AnswerHeldPayload,
      params: RequestParams = {},
    ) =>
      this.send<AnswerHeldData>({
        path: `/api/accounts/${encodeURIComponent(account)}/attention/held`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** New contracts that are held because unusually many came at once, by playbook */
    listHeld: ({ account }: ListHeldParams, params: RequestParams = {}) =>
      this.send<ListHeldData>({
        path: `/api/accounts/${encodeURIComponent(account)}/attention/held`,
        method: "GET",
        ...params,
      }),

    /** Every failed contract and every dead connection, with the way out */
    readAttention: (
      { account, ...query }: ReadAttentionParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadAttentionData>({
        path: `/api/accounts/${encodeURIComponent(account)}/attention`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** What has come of contracts that were resumed; those that are not there are left out */
    readResumed: (
      { account, ...query }: ReadResumedParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadResumedData>({
        path: `/api/accounts/${encodeURIComponent(account)}/attention/resumed`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** Fix and resume many contracts; what comes of each is told in its trail */
    resumeContracts: (
      { account }: ResumeContractsParams,
      data: ResumeContractsPayload,
      params: RequestParams = {},
    ) =>
      this.send<ResumeContractsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/attention/resume`,
        method: "POST",
        body: data,
        ...params,
      }),
  };
  readonly deliveries = {
    /** Calls that knocked at our hook addresses, newest first */
    listDeliveries: (
      { account, ...query }: ListDeliveriesParams,
      params: RequestParams = {},
    ) =>
      this.send<ListDeliveriesData>({
        path: `/api/accounts/${encodeURIComponent(account)}/deliveries`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** One delivery with what was in it; secrets and signatures left out */
    readDelivery: (
      { account, id }: ReadDeliveryParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadDeliveryData>({
        path: `/api/accounts/${encodeURIComponent(account)}/deliveries/${encodeURIComponent(id)}`,
        method: "GET",
        ...params,
      }),

    /** Read a delivery once more: what it was about is looked at again, and nothing is done twice */
    replayDelivery: (
      { account, id }: ReplayDeliveryParams,
      params: RequestParams = {},
    ) =>
      this.send<ReplayDeliveryData>({
        path: `/api/accounts/${encodeURIComponent(account)}/deliveries/${encodeURIComponent(id)}/replay`,
        method: "POST",
        ...params,
      }),
  };
  readonly live = {
    /** What changes, as server-sent events: contracts by reference, how many deliveries came, and which else of playbooks, connections, settings, people, changes */
    streamEvents: (
      { account }: StreamEventsParams,
      params: RequestParams = {},
    ) =>
      this.send<StreamEventsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/events`,
        method: "GET",
        ...params,
      }),
  };
  readonly welcome = {
    /** Take up an invitation: with name and password, or signed in already */
    acceptInvitation: (
      data: AcceptInvitationPayload,
      params: RequestParams = {},
    ) =>
      this.send<AcceptInvitationData>({
        path: `/api/invitations/accept`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Become the installation's owner by the one-time link, and be signed in */
    becomeOwner: (data: BecomeOwnerPayload, params: RequestParams = {}) =>
      this.send<BecomeOwnerData>({
        path: `/api/welcome`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Be the demo's owner once more; in the demo alone, from its own pages on this machine */
    enterDemo: (params: RequestParams = {}) =>
      this.send<EnterDemoData>({
        path: `/api/demo/enter`,
        method: "POST",
        ...params,
      }),

    /** What a one-time link is for */
    lookAtInvitation: (
      data: LookAtInvitationPayload,
      params: RequestParams = {},
    ) =>
      this.send<LookAtInvitationData>({
        path: `/api/invitations/look`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** What the sign-in page must know */
    readEntrance: (params: RequestParams = {}) =>
      this.send<ReadEntranceData>({
        path: `/api/entrance`,
        method: "GET",
        ...params,
      }),
  };
  readonly session = {
    /** Who I am, and what I may see */
    readSession: (params: RequestParams = {}) =>
      this.send<ReadSessionData>({
        path: `/api/session`,
        method: "GET",
        ...params,
      }),
  };
  readonly people = {
    /** Give somebody another role; with a lesser one, what they made and exceeds it ends. Only people may */
    changeRole: (
      { account, person }: ChangeRoleParams,
      data: ChangeRolePayload,
      params: RequestParams = {},
    ) =>
      this.send<ChangeRoleData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}`,
        method: "PATCH",
        body: data,
        ...params,
      }),

    /** Make a one-time link that lets somebody in; it ends after seven days, and only people may */
    invitePerson: (
      { account }: InvitePersonParams,
      data: InvitePersonPayload,
      params: RequestParams = {},
    ) =>
      this.send<InvitePersonData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people/invitations`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Who changed people, keys, settings, connections and playbooks, and who signed in; newest first */
    listChanges: (
      { account, ...query }: ListChangesParams,
      params: RequestParams = {},
    ) =>
      this.send<ListChangesData>({
        path: `/api/accounts/${encodeURIComponent(account)}/changes`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** The account's API keys, without their secrets */
    listKeys: ({ account }: ListKeysParams, params: RequestParams = {}) =>
      this.send<ListKeysData>({
        path: `/api/accounts/${encodeURIComponent(account)}/keys`,
        method: "GET",
        ...params,
      }),

    /** Who may do what here; owners also see who is invited */
    listPeople: ({ account }: ListPeopleParams, params: RequestParams = {}) =>
      this.send<ListPeopleData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people`,
        method: "GET",
        ...params,
      }),

    /** Make an API key for this account; only people may */
    makeKey: (
      { account }: MakeKeyParams,
      data: MakeKeyPayload,
      params: RequestParams = {},
    ) =>
      this.send<MakeKeyData>({
        path: `/api/accounts/${encodeURIComponent(account)}/keys`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Take an API key back; it ends at once */
    removeKey: (
      { account, key }: RemoveKeyParams,
      params: RequestParams = {},
    ) =>
      this.send<RemoveKeyData>({
        path: `/api/accounts/${encodeURIComponent(account)}/keys/${encodeURIComponent(key)}`,
        method: "DELETE",
        ...params,
      }),

    /** Take somebody's role away, with the keys and open invitations that they made; who has none left is forgotten. Only people may */
    removePerson: (
      { account, person, ...query }: RemovePersonParams,
      params: RequestParams = {},
    ) =>
      this.send<RemovePersonData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}`,
        method: "DELETE",
        query: query,
        ...params,
      }),

    /** What ends with somebody's role: keys and open invitations that they made */
    whatEnds: (
      { account, person, ...query }: WhatEndsParams,
      params: RequestParams = {},
    ) =>
      this.send<WhatEndsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people/${encodeURIComponent(person)}/ends`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** End an invitation before it is taken up */
    withdrawInvitation: (
      { account, invitation }: WithdrawInvitationParams,
      params: RequestParams = {},
    ) =>
      this.send<WithdrawInvitationData>({
        path: `/api/accounts/${encodeURIComponent(account)}/people/invitations/${encodeURIComponent(invitation)}`,
        method: "DELETE",
        ...params,
      }),
  };
  readonly connections = {
    /** Begin to be let in: where a person has to agree, and what to do there */
    beginConsent: (
      { account, connection }: BeginConsentParams,
      params: RequestParams = {},
    ) =>
      this.send<BeginConsentData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/connect`,
        method: "POST",
        ...params,
      }),

    /** Look whether a connection works: credentials, rights, plan */
    checkConnection: (
      { account, connection }: CheckConnectionParams,
      params: RequestParams = {},
    ) =>
      this.send<CheckConnectionData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/check`,
        method: "POST",
        ...params,
      }),

    /** Make the deal field that receives the contract's id, unless it is there */
    createContractField: (
      { account }: CreateContractFieldParams,
      data: CreateContractFieldPayload,
      params: RequestParams = {},
    ) =>
      this.send<CreateContractFieldData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/kommo/contract-field`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Kommo and the vendors: settings, health, token, last delivery, limits */
    listConnections: (
      { account }: ListConnectionsParams,
      params: RequestParams = {},
    ) =>
      this.send<ListConnectionsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections`,
        method: "GET",
        ...params,
      }),

    /** What can be connected, step by step, and which settings it takes */
    listProviders: (
      { account }: ListProvidersParams,
      params: RequestParams = {},
    ) =>
      this.send<ListProvidersData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/providers`,
        method: "GET",
        ...params,
      }),

    /** Add a connection or change it; credentials are only taken, never told */
    putConnection: (
      { account, connection }: PutConnectionParams,
      data: PutConnectionPayload,
      params: RequestParams = {},
    ) =>
      this.send<PutConnectionData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}`,
        method: "PUT",
        body: data,
        ...params,
      }),

    /** The address that the other side has to call, with its secret */
    readHookAddress: (
      { account, connection }: ReadHookAddressParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadHookAddressData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/hook-address`,
        method: "GET",
        ...params,
      }),

    /** Does the other side call us, as far as it is known */
    readHookState: (
      { account, connection }: ReadHookStateParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadHookStateData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/hook`,
        method: "GET",
        ...params,
      }),

    /** Trade the code that the other side gave the person who agreed */
    redeemCode: (
      { account, connection }: RedeemCodeParams,
      data: RedeemCodePayload,
      params: RequestParams = {},
    ) =>
      this.send<RedeemCodeData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/code`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Take a connection out */
    removeConnection: (
      { account, connection, ...query }: RemoveConnectionParams,
      params: RequestParams = {},
    ) =>
      this.send<RemoveConnectionData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}`,
        method: "DELETE",
        query: query,
        ...params,
      }),

    /** Tell the other side where to call, where it takes that by API */
    subscribeConnection: (
      { account, connection }: SubscribeConnectionParams,
      params: RequestParams = {},
    ) =>
      this.send<SubscribeConnectionData>({
        path: `/api/accounts/${encodeURIComponent(account)}/connections/${encodeURIComponent(connection)}/subscribe`,
        method: "POST",
        ...params,
      }),
  };
  readonly playbooks = {
    /** What is wrong with a draft; nothing is kept */
    checkPlaybook: (
      { account }: CheckPlaybookParams,
      data: CheckPlaybookPayload,
      params: RequestParams = {},
    ) =>
      this.send<CheckPlaybookData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/check`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** What would be sent for a deal, to whom, and what would follow; nothing is sent or kept */
    dryRun: (
      { account }: DryRunParams,
      data: DryRunPayload,
      params: RequestParams = {},
    ) =>
      this.send<DryRunData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/dry-run`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Playbooks and how their contracts stand */
    listPlaybooks: (
      { account }: ListPlaybooksParams,
      params: RequestParams = {},
    ) =>
      this.send<ListPlaybooksData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks`,
        method: "GET",
        ...params,
      }),

    /** The versions in which it changed, newest first, with what each changed */
    listPlaybookVersions: (
      { account, playbook }: ListPlaybookVersionsParams,
      params: RequestParams = {},
    ) =>
      this.send<ListPlaybookVersionsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/history`,
        method: "GET",
        ...params,
      }),

    /** Playbooks that were taken out, the last ones first; rolled back to their version they are there again */
    listRemovedPlaybooks: (
      { account }: ListRemovedPlaybooksParams,
      params: RequestParams = {},
    ) =>
      this.send<ListRemovedPlaybooksData>({
        path: `/api/accounts/${encodeURIComponent(account)}/removed-playbooks`,
        method: "GET",
        ...params,
      }),

    /** Save a playbook as a new version, or make one */
    putPlaybook: (
      { account, playbook }: PutPlaybookParams,
      data: PutPlaybookPayload,
      params: RequestParams = {},
    ) =>
      this.send<PutPlaybookData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
        method: "PUT",
        body: data,
        ...params,
      }),

    /** One playbook, every default in its place */
    readPlaybook: (
      { account, playbook }: ReadPlaybookParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadPlaybookData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
        method: "GET",
        ...params,
      }),

    /** Take a playbook out */
    removePlaybook: (
      { account, playbook, ...query }: RemovePlaybookParams,
      params: RequestParams = {},
    ) =>
      this.send<RemovePlaybookData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}`,
        method: "DELETE",
        query: query,
        ...params,
      }),

    /** Make a playbook what it was in a version, as a new version */
    rollBackPlaybook: (
      { account, playbook }: RollBackPlaybookParams,
      data: RollBackPlaybookPayload,
      params: RequestParams = {},
    ) =>
      this.send<RollBackPlaybookData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/roll-back`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** No new contracts; those under way go on */
    switchOff: (
      { account, playbook }: SwitchOffParams,
      params: RequestParams = {},
    ) =>
      this.send<SwitchOffData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/off`,
        method: "POST",
        ...params,
      }),

    /** Deals that enter the stage from now on get the contract */
    switchOn: (
      { account, playbook }: SwitchOnParams,
      params: RequestParams = {},
    ) =>
      this.send<SwitchOnData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/${encodeURIComponent(playbook)}/on`,
        method: "POST",
        ...params,
      }),

    /** Send the contract of a deal to oneself; nothing is written to Kommo */
    testSend: (
      { account }: TestSendParams,
      data: TestSendPayload,
      params: RequestParams = {},
    ) =>
      this.send<TestSendData>({
        path: `/api/accounts/${encodeURIComponent(account)}/playbooks/test-send`,
        method: "POST",
        body: data,
        ...params,
      }),
  };
  readonly choices = {
    /** Pipelines, stages, users, fields and connections to choose from */
    listChoices: ({ account }: ListChoicesParams, params: RequestParams = {}) =>
      this.send<ListChoicesData>({
        path: `/api/accounts/${encodeURIComponent(account)}/choices`,
        method: "GET",
        ...params,
      }),

    /** The vendor's templates */
    listTemplates: (
      { account, ...query }: ListTemplatesParams,
      params: RequestParams = {},
    ) =>
      this.send<ListTemplatesData>({
        path: `/api/accounts/${encodeURIComponent(account)}/choices/templates`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** A template's fields and roles, with what could fill them */
    readTemplate: (
      { account, ...query }: ReadTemplateParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadTemplateData>({
        path: `/api/accounts/${encodeURIComponent(account)}/choices/template`,
        method: "GET",
        query: query,
        ...params,
      }),

    /** Deals to try a playbook with */
    searchDeals: (
      { account, ...query }: SearchDealsParams,
      params: RequestParams = {},
    ) =>
      this.send<SearchDealsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/choices/deals`,
        method: "GET",
        query: query,
        ...params,
      }),
  };
  readonly configuration = {
    /** Change them; the installation's part is for its owner alone */
    changeSettings: (
      { account }: ChangeSettingsParams,
      data: ChangeSettingsPayload,
      params: RequestParams = {},
    ) =>
      this.send<ChangeSettingsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/settings`,
        method: "PUT",
        body: data,
        ...params,
      }),

    /** Add an account to the installation */
    createAccount: (data: CreateAccountPayload, params: RequestParams = {}) =>
      this.send<CreateAccountData>({
        path: `/api/accounts`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** The account as a configuration file, without its credentials */
    exportConfiguration: (
      { account }: ExportConfigurationParams,
      params: RequestParams = {},
    ) =>
      this.send<ExportConfigurationData>({
        path: `/api/accounts/${encodeURIComponent(account)}/configuration.yaml`,
        method: "GET",
        ...params,
      }),

    /** Take the account over from a configuration file, or see what that would change */
    importConfiguration: (
      { account }: ImportConfigurationParams,
      data: ImportConfigurationPayload,
      params: RequestParams = {},
    ) =>
      this.send<ImportConfigurationData>({
        path: `/api/accounts/${encodeURIComponent(account)}/configuration`,
        method: "PUT",
        body: data,
        ...params,
      }),

    /** Time zone, language, and the installation's settings */
    readSettings: (
      { account }: ReadSettingsParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadSettingsData>({
        path: `/api/accounts/${encodeURIComponent(account)}/settings`,
        method: "GET",
        ...params,
      }),
  };
  readonly sandbox = {
    /** Do what a signer does at one of the demo's vendors */
    actOnPaper: (
      { inbox, paper }: ActOnPaperParams,
      data: ActOnPaperPayload,
      params: RequestParams = {},
    ) =>
      this.send<ActOnPaperData>({
        path: `/api/sandbox/inboxes/${encodeURIComponent(inbox)}/papers/${encodeURIComponent(paper)}`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** A new deal in the demo's Kommo */
    addSandboxDeal: (data: AddSandboxDealPayload, params: RequestParams = {}) =>
      this.send<AddSandboxDealData>({
        path: `/api/sandbox/deals`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Change the e-mail address of a contact of the demo's Kommo */
    editSandboxContact: (
      { contact }: EditSandboxContactParams,
      data: EditSandboxContactPayload,
      params: RequestParams = {},
    ) =>
      this.send<EditSandboxContactData>({
        path: `/api/sandbox/contacts/${encodeURIComponent(contact)}`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Move a deal of the demo's Kommo to another stage */
    moveSandboxDeal: (
      { deal }: MoveSandboxDealParams,
      data: MoveSandboxDealPayload,
      params: RequestParams = {},
    ) =>
      this.send<MoveSandboxDealData>({
        path: `/api/sandbox/deals/${encodeURIComponent(deal)}/move`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** Put the demo's calendar forward by whole days */
    passSandboxDays: (
      data: PassSandboxDaysPayload,
      params: RequestParams = {},
    ) =>
      this.send<PassSandboxDaysData>({
        path: `/api/sandbox/days`,
        method: "POST",
        body: data,
        ...params,
      }),

    /** The demo's invented Kommo, its vendors' inboxes, and what just happened */
    readSandbox: (params: RequestParams = {}) =>
      this.send<ReadSandboxData>({
        path: `/api/sandbox`,
        method: "GET",
        ...params,
      }),

    /** One deal of the demo's Kommo: its people, notes, tasks and files */
    readSandboxDeal: (
      { deal }: ReadSandboxDealParams,
      params: RequestParams = {},
    ) =>
      this.send<ReadSandboxDealData>({
        path: `/api/sandbox/deals/${encodeURIComponent(deal)}`,
        method: "GET",
        ...params,
      }),

    /** Let the demo's Kommo or a vendor of it fail on purpose */
    setSandboxMoods: (
      { side }: SetSandboxMoodsParams,
      data: SetSandboxMoodsPayload,
      params: RequestParams = {},
    ) =>
      this.send<SetSandboxMoodsData>({
        path: `/api/sandbox/moods/${encodeURIComponent(side)}`,
        method: "PUT",
        body: data,
        ...params,
      }),
  };
}
