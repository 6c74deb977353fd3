// Written by `npm run docs` from the routes in src/api. Do not edit.

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
