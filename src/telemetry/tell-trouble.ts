import { DiagLogLevel, diag } from "@opentelemetry/api";

/** Where somebody may read it: a log. */
export interface TroubleLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Whoever takes traces is away for a while: to be told so once in that time will do. */
const AGAIN_MS = 10 * 60_000;

const nothing = (): void => undefined;

/** Says in the log, now and then, that traces do not arrive. */
export function tellTrouble(log: TroubleLog): void {
  let toldMs = -Infinity;
  const tell = (message: string): void => {
    if (performance.now() - toldMs < AGAIN_MS) return;
    toldMs = performance.now();
    log.warn({ says: message.slice(0, 300) }, "traces could not be handed over");
  };
  const logger = { error: tell, warn: tell, info: nothing, debug: nothing, verbose: nothing };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
