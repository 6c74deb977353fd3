// Written by `npm run docs` from the routes in src/api. Do not edit.

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
