import { onScreen } from "../formats/on-screen.ts";
import { ApiError } from "./api-error.ts";
import type { Issue } from "./api-error.ts";

/** The refusal in an answer of ours (`{ error: { code, text, … } }`) or of the sign-in library (`{ code, message }`). */
export function readProblem(status: number, body: unknown): ApiError {
  const outer = fieldsOf(body);
  const { code, text, message, reason, help, issues } = { ...outer, ...fieldsOf(outer["error"]) };
  const said = textOf(text) ?? textOf(message);
  return new ApiError({
    status,
    code: textOf(code) ?? (status === 401 ? "unauthenticated" : "unavailable"),
    text: onScreen(said ?? `HTTP ${status}`),
    ...named("reason", textOf(reason)),
    ...named("help", shown(help)),
    issues: Array.isArray(issues) ? issues.flatMap(issueOf) : [],
  });
}

function issueOf(value: unknown): readonly Issue[] {
  const { path, text, help } = fieldsOf(value);
  if (typeof path !== "string" || typeof text !== "string") return [];
  return [{ path, text: onScreen(text), ...named("help", shown(help)) }];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function shown(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : onScreen(text);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function named<N extends string>(name: N, value: string | undefined): { readonly [K in N]?: string } {
  const none: { readonly [K in N]?: string } = {};
  return value === undefined ? none : { ...none, [name]: value };
}
