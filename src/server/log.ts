import { pino, type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { createRedactor } from "../http/redact.ts";

export type Log = Logger;

export interface LogOptions {
  /** `info` by default. */
  readonly level?: "debug" | "info" | "warn" | "error" | "silent";
  /** Exact values that no line may hold; a function where the list may grow. */
  readonly secrets: readonly string[] | (() => readonly string[]);
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

const HIDDEN = [
  "authorization",
  "cookie",
  "token",
  "secret",
  "password",
  "apiKey",
  "clientSecret",
  "refreshToken",
];

/** One JSON object per line. What looks like a secret or is known to be one leaves no line, wherever it hides. */
export function createLog(options: LogOptions): Log {
  const redactor = currentRedactor(options.secrets);
  const settings: LoggerOptions = {
    level: options.level ?? "info",
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `headers["${name}"]`]),
      censor: "[removed]",
    },
    hooks: { streamWrite: (line) => cleanLine(line, (text) => redactor().text(text)) },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** Follows a list of secrets that grows when the configuration changes. */
function currentRedactor(secrets: LogOptions["secrets"]): () => ReturnType<typeof createRedactor> {
  let known = typeof secrets === "function" ? secrets() : secrets;
  let redactor = createRedactor(known);
  return () => {
    const now = typeof secrets === "function" ? secrets() : secrets;
    if (now !== known) {
      known = now;
      redactor = createRedactor(now);
    }
    return redactor;
  };
}

/** The last gate before the output. A line that cleaning has broken is given up, not let through. */
function cleanLine(line: string, clean: (text: string) => string): string {
  const cleaned = clean(line);
  if (cleaned === line) return line;
  try {
    JSON.parse(cleaned);
    return cleaned.endsWith("\n") ? cleaned : `${cleaned}\n`;
  } catch {
    return '{"level":"warn","msg":"A line is left out: it held something that must not be logged."}\n';
  }
}
