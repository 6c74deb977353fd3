/** A page that is generated, wholly or between markers. */
export interface Page {
  /** From the repository's root. */
  readonly path: string;
  /** The page as it should stand in the file. */
  readonly render: () => string | Promise<string>;
}
