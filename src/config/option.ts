/** One setting of the file, as its documentation and the editor's hints tell it. */
export interface Option {
  /** `*` stands for a name of your own, `[]` for each item of a list: `accounts.*.playbooks[].id`. */
  readonly path: string;
  readonly type: string;
  /** As it would be written in the file; absent = none. */
  readonly default?: string;
  readonly required?: true;
  readonly secret?: true;
  readonly sentence: string;
}
