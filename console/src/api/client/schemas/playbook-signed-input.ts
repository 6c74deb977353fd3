// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookSignedInput {
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
}
