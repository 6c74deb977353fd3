/** Where a document of the contract is; `download` has the browser keep it instead of showing it. */
export function documentAddress(account: string, reference: string, name: string, download = false): string {
  const parts = ["accounts", account, "contracts", reference, "documents", name].map(encodeURIComponent);
  return `/api/${parts.join("/")}${download ? "?download=true" : ""}`;
}
