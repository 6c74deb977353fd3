import { ApiError } from "./api-error.ts";
import type { Call } from "./call.ts";
import { queryText } from "./query-text.ts";
import { texts } from "../texts/texts.ts";
import { readProblem } from "./read-problem.ts";

/** Carries a call to our own service. Rejects with {@link ApiError}, also when nothing answers. */
export async function send<T>({ path, method, query, body, signal }: Call): Promise<T> {
  const answer = await ask(`${path}${queryText(query)}`, {
    method,
    headers: {
      accept: "application/json",
      "accept-language": texts.language,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await answer.text();
  const value = parse(text);
  if (!answer.ok) throw readProblem(answer.status, value);
  return value;
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: "same-origin", redirect: "error" });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError({ status: 0, code: "offline", text: "The service does not answer." });
  }
}

// the types of answers are the server's word: they are generated from the schemas by which it writes them
function parse(text: string): ReturnType<typeof JSON.parse> {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    throw new ApiError({
      status: 0,
      code: "unavailable",
      text: "The service answered something else than JSON.",
    });
  }
}
