/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula is put behind an apostrophe:
 * names come from strangers, and `=HYPERLINK(…)` in an export would be a trap for the accountant.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells.map((cell) => csvCell(cell)).join(",");
}

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r\n]/.test(cell.trimStart()) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
