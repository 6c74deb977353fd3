import type { ArchivedFile, Contract } from "../domain/contract.ts";

/** Longer names are cut by some of the systems that people save files on. */
const MOST_TITLE_BYTES = 160;

/**
 * What the file is called on the deal: `Agreement with Nordwind GmbH CS-7K2M9QX4TR.pdf`. Vendors call all of theirs alike. The
 * title is cut and cleaned of what no file system takes; the reference is always whole.
 */
export function nameOnDeal({ order, reference }: Contract, { name }: ArchivedFile): string {
  const extension = /\.[a-z\d]{1,8}$/iu.exec(name)?.[0] ?? "";
  const title = cut(cleaned(order?.title ?? ""));
  return `${title === "" ? "" : `${title} `}${reference}${extension}`;
}

/** Without control and direction marks, path and drive signs, and dots in front, where they hide a file. */
function cleaned(title: string): string {
  return title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF<>:"/\\|?*]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+/u, "")
    .trim();
}

function cut(title: string): string {
  let bytes = 0;
  let short = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(title)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > MOST_TITLE_BYTES) return short.trimEnd();
    short += segment;
  }
  return short;
}
