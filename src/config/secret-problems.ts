import type { Reader } from "./reader.ts";
import type { Path } from "./locate.ts";

const SHORTEST = 6;
/** Characters that would end or change the address a secret stands in. */
const BREAKS_ADDRESS = /[/?#%\\\s\p{Cc}]/u;

/**
 * Webhook secrets that are too short to guard a door or do not fit into an address. One secret may guard several doors:
 * the address also names account and connection. Looks at the file itself, so that it also speaks of accounts whose other
 * parts cannot be read. Never repeats a secret.
 */
export function secretProblems(reader: Reader): void {
  for (const { path, secret, isAddress } of secretsIn(reader.source.data, [])) {
    if (secret.length < SHORTEST) {
      const help = "Use 16 or more random characters: `openssl rand -hex 16`.";
      reader.tell(path, `The secret has fewer than ${SHORTEST} characters and could be guessed.`, help);
    } else if (isAddress && BREAKS_ADDRESS.test(secret)) {
      reader.tell(path, "The secret stands in an address: use letters, digits, `-` and `_`.");
    }
  }
}

interface Found {
  readonly path: Path;
  readonly secret: string;
  readonly isAddress: boolean;
}

function secretsIn(value: unknown, path: Path): readonly Found[] {
  const [, , section] = path;
  if (path.length > 4 || (section !== undefined && section !== "kommo" && section !== "connections"))
    return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const at = [...path, key];
    if (path[0] !== "accounts" || (key !== "webhookSecret" && key !== "signingSecret"))
      return secretsIn(entry, at);
    const list: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    return list.flatMap((secret, index) =>
      typeof secret === "string" || typeof secret === "number"
        ? [
            {
              path: Array.isArray(entry) ? [...at, index] : at,
              secret: String(secret),
              isAddress: key === "webhookSecret",
            },
          ]
        : [],
    );
  });
}
