/** A body as it waits for the recorder: large ones only by their start, so that a slow database costs no memory. */
export interface HeldBody {
  readonly body: string | Uint8Array;
  /** Lower case; empty where none was named. */
  readonly contentType: string;
  /** Of the whole body; more than `body` has where it was cut. */
  readonly totalBytes: number;
}

const HELD = 32 * 1024;

/** Takes what the recorder needs; the caller's bytes are not kept alive. */
export function holdBody(body: string | Uint8Array | FormData, contentType: string | undefined): HeldBody {
  const type = (contentType ?? "").toLowerCase();
  if (typeof body === "string") return holdText(body, type);
  if (body instanceof FormData) return holdText(describeForm(body), "application/x-www-form-urlencoded");
  return {
    body: body.byteLength > HELD ? body.slice(0, HELD) : body,
    contentType: type,
    totalBytes: body.byteLength,
  };
}

function holdText(text: string, contentType: string): HeldBody {
  const totalBytes = Buffer.byteLength(text);
  if (totalBytes <= HELD) return { body: text, contentType, totalBytes };
  // Through bytes: a mere substring would keep the whole text in memory.
  return { body: Buffer.from(text.slice(0, HELD)), contentType, totalBytes };
}

function describeForm(form: FormData): string {
  const shown = new URLSearchParams();
  for (const [name, value] of form) {
    shown.append(
      name,
      typeof value === "string" ? value : `[${value.size} bytes of ${value.type || "a file"}]`,
    );
  }
  return shown.toString();
}
