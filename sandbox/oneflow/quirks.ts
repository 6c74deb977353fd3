/** What Oneflow's pages leave open or to the account, each the other way than usual. */
export interface Quirks {
  /** The time of an undecided signer's state moves when the contract goes out. */
  readonly stampsAtPublish: boolean;
  /** `filter[name]`, which no page names, is refused. */
  readonly refusesNameFilter: boolean;
  /** The list of files, too, is not ready as long as the file is not. */
  readonly listWaitsForFile: boolean;
  /** The user may read the workspace, but make nothing there. */
  readonly deniesCreate: boolean;
}

/** As Oneflow usually is. */
export const NO_QUIRKS: Quirks = {
  stampsAtPublish: false,
  refusesNameFilter: false,
  listWaitsForFile: false,
  deniesCreate: false,
};
