import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const Value = z.object({ stringValue: z.string().optional(), intValue: z.coerce.number().optional() });
const Pairs = z.array(z.object({ key: z.string(), value: Value })).default([]);
const Export = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Pairs }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: Pairs,
              startTimeUnixNano: z.string(),
              endTimeUnixNano: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** One span as it arrived. */
export interface SeenSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly service: string;
  readonly role: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly tookMs: number;
}

/** Takes traces as a collector does (https://opentelemetry.io/docs/specs/otlp/#otlphttp), as JSON. */
export interface TraceReceiver {
  readonly url: string;
  readonly spans: readonly SeenSpan[];
  /** Every byte that came, for those who look for what must not be in it. */
  readonly text: string;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function openTraceReceiver(): Promise<TraceReceiver> {
  const texts: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const bytes = Buffer.concat(chunks);
      const isPacked = request.headers["content-encoding"] === "gzip";
      if (request.url === "/v1/traces") texts.push((isPacked ? gunzipSync(bytes) : bytes).toString());
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  const address = await new Promise<AddressInfo | string | null>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address()));
  });
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get spans() {
      return texts.flatMap(spansIn);
    },
    get text() {
      return texts.join("\n");
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansIn(text: string): readonly SeenSpan[] {
  return Export.parse(JSON.parse(text)).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const { "service.name": service, "countersign.role": role } = plain(resource.attributes);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes, startTimeUnixNano, endTimeUnixNano, ...ids }) => ({
        ...ids,
        service: String(service),
        role: String(role),
        attributes: plain(attributes),
        tookMs: Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e6,
      })),
    );
  });
}

function plain(pairs: z.infer<typeof Pairs>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    pairs.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? intValue ?? ""]),
  );
}
