const LEAST = 200;
/** Base64 of either alphabet; JSON may escape the slash. */
const BLOB = /(?:[A-Za-z0-9+/_-]|\\\/){200,}={0,2}/gu;

/** Replaces file contents (base64) and whatever else is that long without a gap. */
export function replaceBlobs(text: string, replacement: (blob: string) => string): string {
  return mayHoldBlob(text) ? text.replace(BLOB, replacement) : text;
}

/**
 * Is there a run of so many such characters? The pattern looks at each of them and costs more than all other patterns
 * together; a run of 200 cannot hide between probes that stand 200 apart.
 */
function mayHoldBlob(text: string): boolean {
  for (let probe = LEAST - 1; probe < text.length; probe += LEAST) {
    if (!isOfBlob(text.charCodeAt(probe))) continue;
    let start = probe;
    while (start > probe - LEAST && isOfBlob(text.charCodeAt(start - 1))) start -= 1;
    let end = probe + 1;
    while (end - start < LEAST && isOfBlob(text.charCodeAt(end))) end += 1;
    if (end - start >= LEAST) return true;
  }
  return false;
}

function isOfBlob(code: number): boolean {
  return code < OF_BLOB.length && OF_BLOB[code] === 1;
}

const OF_BLOB = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9+/_\\-]/u.test(String.fromCodePoint(code)) ? 1 : 0,
);
