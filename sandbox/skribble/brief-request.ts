/** States of a request in the article's words. */
export type BriefState = "OPEN" | "SIGNED" | "DECLINED";

/** Somebody who signs. */
export interface BriefSigner {
  readonly email: string;
  readonly name: string;
  readonly level: "EES" | "AES" | "QES";
  readonly language: "de" | "en" | "fr" | "it";
  state: BriefState;
  viewedAt: string | null;
  signedAt: string | null;
}

/** A signature request as the article has it. */
export interface BriefRequest {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly bytes: Uint8Array;
  readonly template: string | null;
  readonly values: Readonly<Record<string, string | null>>;
  readonly meta: Readonly<Record<string, string>>;
  readonly signers: readonly BriefSigner[];
  readonly audit: string[];
  state: BriefState;
  downloads: number;
}
