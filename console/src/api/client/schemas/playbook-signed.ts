// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface PlaybookSigned {
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
}
