const MOST = 62;

/** An id out of what somebody types: `Won agreement` → `won-agreement`. */
export function nameToId(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/gu, "-")
    .replace(/^[^a-z0-9]+/u, "")
    .slice(0, MOST);
}
