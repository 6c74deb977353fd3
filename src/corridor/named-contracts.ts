import type { RemoteId } from "../domain/contract.ts";
import { toRemoteId } from "../store/contract-row.ts";

const ID = /^(?!\.+$)[\w.:~-]{1,200}$/u;
const MOST = 6;

/**
 * Ids of the vendor's that a person may mean: the text itself, or those parts of a page's address that look like one, the
 * last one first. Each has to be read before it is believed.
 */
export function namedContracts(text: string): readonly RemoteId[] {
  const named = text.trim();
  if (!/^https?:\/\//iu.test(named)) return ID.test(named) ? [toRemoteId(named)] : [];
  if (!URL.canParse(named)) return [];
  const { pathname, searchParams, hash } = new URL(named);
  const parts = [
    ...segmentsOf(pathname).toReversed(),
    ...searchParams.values(),
    ...segmentsOf(hash).toReversed(),
  ];
  const ids = parts.filter((part) => ID.test(part) && /\d/u.test(part));
  return [...new Set(ids)].slice(0, MOST).map((id) => toRemoteId(id));
}

function segmentsOf(path: string): readonly string[] {
  return path.split(/[/#?&=]/u).flatMap((part) => {
    try {
      return [decodeURIComponent(part)];
    } catch {
      return [];
    }
  });
}
