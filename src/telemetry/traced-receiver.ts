import { TRACE_HEADER } from "../inbox/kept-headers.ts";
import type { Knock, Received } from "../inbox/receive.ts";
import type { Tracing } from "./tracing.ts";

type Receive = (knock: Knock) => Promise<Received>;

/** Each hook call begins a trace, which is kept with the delivery. A caller's own one is not asked for: anybody can knock. */
export function tracedReceiver(receive: Receive, tracing: Tracing | undefined): Receive {
  if (tracing === undefined) return receive;
  return (knock) => {
    const run = (): Promise<Received> => {
      const trace = tracing.traceparent();
      const headers = trace === undefined ? knock.headers : { ...knock.headers, [TRACE_HEADER]: trace };
      return receive({ ...knock, headers });
    };
    return tracing.within({ name: "hook", kind: "server", attributes: {} }, run, ({ status, reason }) => ({
      "http.response.status_code": status,
      "countersign.reason": reason,
      // only what a secret has proven is ours to repeat
      ...(reason === "kept"
        ? { "countersign.account": knock.account, "countersign.connection": knock.connection }
        : {}),
    }));
  };
}
