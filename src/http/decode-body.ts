import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";

const decoders = new Map([
  ["gzip", promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)],
  ["x-gzip", promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)],
  ["deflate", promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate)],
  ["br", promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress)],
  ["zstd", promisify<Uint8Array, { maxOutputLength: number }, Buffer>(zstdDecompress)],
]);

/**
 * Undoes a `Content-Encoding` without ever unpacking more than `maxBytes`. Throws a plain Error with a sentence when
 * it is damaged, too large or unknown. We ask for none; some servers compress all the same.
 */
export async function decodeBody(
  bytes: Uint8Array,
  encoding: string | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const coding = (encoding ?? "").trim().toLowerCase();
  if (coding === "" || coding === "identity" || bytes.length === 0) return bytes;
  const decode = decoders.get(coding);
  if (!decode) throw new Error("The answer is packed in a way that we do not know.");
  try {
    return await decode(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Error(
      tooLarge ? `The answer unpacks to more than ${maxBytes} bytes.` : "The packed answer is damaged.",
      { cause: error },
    );
  }
}
