const MOST_BYTES = 120;
/** Names that Windows keeps for devices: an archive may be copied there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** A file name from outside, made fit for every file system and bucket: no paths, no controls, at most 120 bytes. */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[/\\:*?"<>|#%{}^~[\]`]+/gu, "-")
    .replaceAll(/\s+/gu, " ")
    .replace(/^[.\s-]+/u, "")
    .replace(/[.\s]+$/u, "");
  if (plain === "") return "document";
  return shorten(DEVICE.test(plain) ? `_${plain}` : plain);
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/u.exec(name)?.[0] ?? "";
  let stem = name.slice(0, name.length - extension.length);
  while (Buffer.byteLength(stem) + extension.length > MOST_BYTES) stem = stem.replace(/.$/su, "");
  return stem + extension;
}

/** Puts `suffix` before the extension: `a.pdf` → `a-2.pdf`. */
export function withSuffix(name: string, suffix: string): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/u.exec(name)?.[0] ?? "";
  return `${name.slice(0, name.length - extension.length)}-${suffix}${extension}`;
}

/** Is this a key that stays inside the archive? Segments are not empty, hold no separators and do not climb. */
export function isSafeKey(key: string): boolean {
  return key
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\p{Cc}]/u.test(part));
}
