/** So many contracts flow; `npm run machines` lets more of them. */
export const DEALS = Number(process.env["MACHINES_DEALS"] ?? 100);
/** How long the last of them may take. */
export const PATIENCE_MS = 60_000 + DEALS * 1_000;
