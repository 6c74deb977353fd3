import type { Recorder } from "../http/http.ts";
import type { Tracing } from "./tracing.ts";

/** A recorder that adds each call to the trace of whoever made it. Neither address nor bodies are told. */
export function tracedRecorder(recorder: Recorder, tracing: Tracing | undefined): Recorder {
  if (tracing === undefined) return recorder;
  return {
    record(call) {
      const { account, connection, operation, method, status, error, at, durationMs } = call;
      const isBad = error !== undefined || (status ?? 0) >= 400;
      tracing.over({
        name: `${connection} ${operation}`,
        kind: "client",
        attributes: {
          "countersign.account": account,
          "countersign.connection": connection,
          "countersign.operation": operation,
          "http.request.method": method,
          ...(status === undefined ? {} : { "http.response.status_code": status }),
        },
        startedAt: at,
        durationMs,
        ...(isBad ? { error: error ?? String(status) } : {}),
      });
      recorder.record(call);
    },
    flush: () => recorder.flush(),
  };
}
