import { decodeQR } from "qr/decode.js";

/** Modules of light around it, and how large a camera sees one. */
const QUIET = 4;
const PIXELS = 4;

/** What a camera reads in a QR code that is drawn as one square of a path per dark module (`M5 4h1v1h-1z…`). */
export function readQrCode(path: string): string {
  const dark = new Set(Array.from(path.matchAll(/M(\d+) (\d+)h1/gu), ([, x, y]) => `${x} ${y}`));
  const side = Math.max(...[...dark].map((place) => Number(place.split(" ")[0]))) + 1 + QUIET;
  const size = side * PIXELS;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let at = 0; at < size * size; at += 1) {
    const place = `${Math.floor((at % size) / PIXELS)} ${Math.floor(at / size / PIXELS)}`;
    if (dark.has(place)) data.fill(0, at * 4, at * 4 + 3);
  }
  return decodeQR({ width: size, height: size, data });
}
