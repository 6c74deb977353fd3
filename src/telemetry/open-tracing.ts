import { AsyncLocalStorage } from "node:async_hooks";
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  isSpanContextValid,
  trace,
} from "@opentelemetry/api";
import type { Context, Span } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { followStatements } from "./follow-statements.ts";
import { tellTrouble } from "./tell-trouble.ts";
import type { TroubleLog } from "./tell-trouble.ts";
import type { PastStretch, Stretch, Tracing } from "./tracing.ts";

/** Which process it is. */
export interface TracingPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly role: string;
  readonly version: string;
  readonly log: TroubleLog;
}

const KINDS = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, client: SpanKind.CLIENT } as const;

/** Sends what is measured over OTLP/HTTP, as the `OTEL_…` variables say. Loads the packages: see `startTracing`. */
export function openTracing({ env, role, version, log }: TracingPlace): Tracing {
  tellTrouble(log);
  const named = { "service.name": env["OTEL_SERVICE_NAME"] ?? "countersign", "service.version": version };
  const resource = defaultResource()
    .merge(resourceFromAttributes({ ...named, "countersign.role": role }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratioOf(env)) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer("countersign", version);
  const current = new AsyncLocalStorage<Span>();

  function within<T>(
    { name, kind, attributes }: Stretch,
    run: () => Promise<T>,
    ends?: (result: T) => Stretch["attributes"],
    parent?: string,
  ): Promise<T> {
    const context = parentOf(parent) ?? contextOf(current.getStore());
    const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, context);
    return current.run(span, async () => {
      try {
        const result = await run();
        if (ends !== undefined) span.setAttributes(ends(result));
        return result;
      } catch (error) {
        // what an error says may hold what must not leave the house: its name does not
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : "error",
        });
        throw error;
      } finally {
        span.end();
      }
    });
  }

  function over({ name, kind, attributes, startedAt, durationMs, error }: PastStretch): void {
    const parent = current.getStore();
    if (parent === undefined) return;
    const span = tracer.startSpan(
      name,
      { kind: KINDS[kind], attributes, startTime: startedAt },
      contextOf(parent),
    );
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
    span.end(startedAt.getTime() + durationMs);
  }

  const unfollow = followStatements({ over, isWanted: () => current.getStore() !== undefined });
  return {
    within,
    over,
    traceparent: () => {
      const { traceId, spanId, traceFlags } = current.getStore()?.spanContext() ?? {};
      if (traceId === undefined || spanId === undefined || traceFlags === undefined) return undefined;
      return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
    },
    async stop() {
      unfollow();
      await provider.shutdown().catch(() => undefined);
    },
  };
}

function contextOf(span: Span | undefined): Context {
  return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
}

function parentOf(traceparent: string | undefined): Context | undefined {
  const [, traceId = "", spanId = "", flags = ""] =
    /^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/u.exec(traceparent ?? "") ?? [];
  const isSampled = (Number.parseInt(flags, 16) & TraceFlags.SAMPLED) !== 0;
  const context = {
    traceId,
    spanId,
    isRemote: true,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
  };
  return isSpanContextValid(context) ? trace.setSpanContext(ROOT_CONTEXT, context) : undefined;
}

/** `OTEL_TRACES_SAMPLER_ARG`: the share of traces that are sent, 0 to 1; default all of them. */
function ratioOf(env: Readonly<Record<string, string | undefined>>): number {
  const text = env["OTEL_TRACES_SAMPLER_ARG"]?.trim() ?? "";
  const ratio = text === "" ? 1 : Number(text);
  if (ratio >= 0 && ratio <= 1) return ratio;
  throw new Error("OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1.");
}
