const ADDRESS = /^(?:https?:\/\/)?([a-z0-9][a-z0-9-]*)\.(?:kommo|amocrm)\.[a-z]{2,3}(?:[/:?#].*)?$/iu;

/** The account's subdomain, also where somebody pasted the address of one of its pages: `https://acme.kommo.com/leads` → `acme`. */
export function subdomainOf(typed: string): string {
  return ADDRESS.exec(typed.trim())?.[1]?.toLowerCase() ?? typed.trim();
}
