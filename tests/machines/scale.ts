/** So many contracts flow; `npm run machines` lets more of them. */
export const DEALS = Number(process.env["MACHINES_DEALS"] ?? 50);
/** Somebody asked for it, and wants to read what came of it. */
export const IS_ASKED = process.env["MACHINES_DEALS"] !== undefined;
/** How long the last of them may take: also what Kommo did not tell is found by then. */
export const PATIENCE_MS = 400_000 + DEALS * 500;
