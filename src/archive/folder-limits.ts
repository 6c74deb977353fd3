/** A folder that holds more is looked at only so far. */
export const MOST_FILES = 1_000;

/** A file beyond this is no file of ours. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
