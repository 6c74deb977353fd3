import type { Signee, StoredDocument } from "./document.ts";
import { signeesOf } from "./document.ts";

/** The signees whose turn it is: all (`random`), the next one (`strict`), or the open group (`grouped`). */
export const whoseTurn = (document: StoredDocument): readonly Signee[] => {
  const open = signeesOf(document).filter(({ signed_at: signedAt }) => signedAt === null);
  const [first] = open;
  if (first === undefined || document.signingOrderMode === "random") return open;
  return document.signingOrderMode === "strict" ? [first] : open.filter(({ order }) => order === first.order);
};
