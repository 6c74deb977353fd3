import type { Say, Sentence } from "../texts/say.ts";
import { sayInEnglish } from "../texts/texts.ts";

/** Codes that the console has words for; `text` is for people who read JSON. */
export const API_PROBLEMS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  read_only: 409,
  too_large: 413,
  too_many: 429,
  outside: 502,
  unavailable: 503,
} as const;
export type ApiProblemCode = keyof typeof API_PROBLEMS;

/** One thing that is wrong in a call: `body.send.signers.0.email`. A plain text is what others have told already. */
export interface ApiIssue {
  readonly path: string;
  readonly text: string | Sentence;
  readonly help?: string | Sentence;
}

interface More {
  /** What exactly: `webhook_secret_missing`, an error code of docs/errors.md. */
  readonly reason?: string;
  /** What to do about it, one sentence. */
  readonly help?: Sentence;
  readonly issues?: readonly ApiIssue[];
}

interface ToldIssue {
  readonly path: string;
  readonly text: string;
  readonly help?: string;
}

/** A refusal as one caller reads it. */
interface ToldProblem {
  readonly code: ApiProblemCode;
  readonly text: string;
  readonly reason?: string;
  readonly help?: string;
  readonly issues?: readonly ToldIssue[];
}

/** A refusal that the caller is told in their language. Its `message` is English, for the log. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode;
  readonly #text: Sentence;
  readonly #more: More;

  constructor(code: ApiProblemCode, text: Sentence, more: More = {}) {
    super(text(sayInEnglish));
    this.name = "ApiProblem";
    this.code = code;
    this.#text = text;
    this.#more = more;
  }

  get status(): number {
    return API_PROBLEMS[this.code];
  }

  told(say: Say): ToldProblem {
    const { reason, help, issues } = this.#more;
    return {
      code: this.code,
      text: this.#text(say),
      ...(reason === undefined ? {} : { reason }),
      ...(help === undefined ? {} : { help: help(say) }),
      ...(issues === undefined ? {} : { issues: issues.map((issue) => toldIssue(issue, say)) }),
    };
  }
}

/** An issue as one caller reads it. */
export function toldIssue({ path, text, help }: ApiIssue, say: Say): ToldIssue {
  return { path, text: spoken(text, say), ...(help === undefined ? {} : { help: spoken(help, say) }) };
}

function spoken(text: string | Sentence, say: Say): string {
  return typeof text === "string" ? text : text(say);
}
