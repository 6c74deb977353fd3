import { CountersignError, STOP } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/http.ts";
import { complaintsOf, problemOf, problemText, refusalCode, unreadable, whereOf } from "./failures.ts";
import type { Complaint } from "./failures.ts";
import type { Outcome } from "./lane.ts";
import { clip, idAt, listAt, textAt } from "./raw.ts";
import type { Raw } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

export interface WriterOptions {
  readonly wire: Wire;
  /** A slot for each further call, when a batch has to be sent in parts. */
  readonly limit: () => Promise<void>;
  readonly method: "POST" | "PATCH";
  readonly path: string;
  readonly operation: string;
  /** Sending it twice is harmless. */
  readonly safe: boolean;
  /** Key of the list in the answer: `notes`. */
  readonly embedded: string;
  /** Kommo echoes our `request_id` for these; otherwise its answer names the entity's id. */
  readonly echoes: boolean;
}

type Results = readonly Outcome<undefined>[];

/**
 * Writes an array of entities. When Kommo refuses the batch (400, nothing was written), the entities it names fail and the
 * rest is sent again; when it names none, the batch is halved until the bad one is found.
 */
export function createWriter(options: WriterOptions): (bodies: readonly Raw[]) => Promise<Results> {
  const { echoes, operation, safe } = options;

  async function send(bodies: readonly Raw[]): Promise<Results> {
    const call: WireCall = {
      method: options.method,
      to: options.path,
      // The index as request_id: Kommo names the one or the other in its complaints, and so both are the same.
      body: bodies.map((body, index) => (echoes ? { ...body, request_id: String(index) } : body)),
      operation,
      safe,
      tolerate: [400],
    };
    const answer = await options.wire(call);
    if (answer.status !== 400) return matched(bodies, answer, call);
    return refused(bodies, answer);
  }

  function matched(bodies: readonly Raw[], answer: HttpAnswer, call: WireCall): Results {
    const entries = listAt(readAnswer(answer, call), "_embedded", options.embedded);
    const error = unreadable(answer, call, "Kommo's answer does not say that this one was written.");
    const ids = new Set(entries.map((entry) => idAt(entry, "id")));
    const requests = new Set(entries.map((entry) => textAt(entry, "request_id")).filter((id) => id !== ""));
    const isWhole = entries.length === bodies.length && !ids.has(undefined);
    const isWritten = (body: Raw, index: number): boolean => {
      if (!echoes) return ids.has(idAt(body, "id"));
      return isWhole && (requests.size === 0 || requests.has(String(index)));
    };
    return bodies.map((body, index) => (isWritten(body, index) ? { value: undefined } : { error }));
  }

  async function refused(bodies: readonly Raw[], answer: HttpAnswer): Promise<Results> {
    const body = problemOf(answer);
    const complaints = complaintsOf(body);
    const bad = bodies.map((_, index) => complaints.filter(({ about }) => about === String(index)));
    const where = whereOf(answer, { operation, safe });
    const failure = (own: readonly Complaint[]): Outcome<undefined> => {
      const text =
        own.map((complaint) => complaint.text).join(" ") || problemText(body) || "Kommo answered 400.";
      return {
        error: new CountersignError(refusalCode(own), STOP, answer.redact?.(clip(text)) ?? clip(text), where),
      };
    };
    if (bodies.length === 1) return [failure(complaints)];
    if (bad.every((own) => own.length === 0)) {
      const middle = Math.ceil(bodies.length / 2);
      return [...(await rest(bodies.slice(0, middle))), ...(await rest(bodies.slice(middle)))];
    }
    const others = (await rest(bodies.filter((_, index) => bad[index]?.length === 0))).values();
    return bad.map((own) => (own.length === 0 ? (others.next().value ?? "again") : failure(own)));
  }

  /** What fails here must not take those with it whose outcome is known already. */
  async function rest(bodies: readonly Raw[]): Promise<Results> {
    if (bodies.length === 0) return [];
    try {
      await options.limit();
      return await send(bodies);
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return bodies.map(() => ({ error }));
    }
  }
  return send;
}
