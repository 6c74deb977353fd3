/** Where the console's generated client stands, from the repository's root. */
export const CLIENT_FOLDER = "console/src/api/client";
