import { createFileFolder } from "../../src/archive/file-folder.ts";
import { CountersignError } from "../../src/domain/errors.ts";
import { createHttp } from "../../src/http/create-http.ts";
import type { Http, RecordedCall } from "../../src/http/http.ts";
import type { Tools } from "../../src/providers/provider.ts";
import { memoryTokens } from "../../src/providers/test-tokens.ts";
import { createLog } from "../../src/server/log.ts";
import type { ProviderStand, Reconnect, StandClock } from "./provider-stand.ts";

/** Where the vendor is told to call; nobody listens there, hooks go where the stand says. */
const NOTICE_URL = "https://sign.example.com/webhooks/acme/contracts/notice-secret-0001";

const START = Date.parse("2026-11-21T08:00:00Z");

/** A clock that stands still at a morning in November until it is moved. */
export function createClock(): StandClock {
  let at = START;
  return {
    now: () => new Date(at),
    pass(ms) {
      at += ms;
    },
  };
}

/** The real calls of one connection with everything that they write down. */
export interface StandLine extends Pick<ProviderStand, "recorded" | "fails"> {
  tools(change: Reconnect): Tools;
}

function hurried(http: Http, timeoutMs: number): Http {
  return (request) => http({ ...request, timeoutMs });
}

/** Calls pinned to `origin`, recorded and logged the way the service does it. */
export function createLine(origin: string, secrets: readonly string[], { now }: StandClock): StandLine {
  const calls: RecordedCall[] = [];
  const lines: string[] = [];
  const log = createLog({ secrets, destination: { write: (line) => void lines.push(line) } });
  const recorder = {
    record: (call: RecordedCall) => void calls.push(call),
    flush: () => Promise.resolve(),
  };
  const line = {
    account: "acme",
    connection: "contracts",
    limitKey: "acme/contracts",
    recorder,
    secrets,
    allowPrivateHosts: true,
    now,
  };
  const own = createHttp({ ...line, pinnedHosts: [origin] });
  const download = createHttp(line);
  return {
    tools({ timeoutMs }) {
      const more = { now, tokens: memoryTokens(), folder: createFileFolder, noticeUrl: NOTICE_URL };
      if (timeoutMs === undefined) return { http: own, download, ...more };
      return { http: hurried(own, timeoutMs), download: hurried(download, timeoutMs), ...more };
    },
    recorded: () => [JSON.stringify(calls), ...lines].join("\n"),
    async fails(promise) {
      const error: unknown = await promise.then(
        (value) => new Error(`It did not fail; it came to ${JSON.stringify(value)}.`),
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof CountersignError)) throw error;
      const { code, detail, verdict, where, message, stack } = error;
      lines.push(JSON.stringify({ code, detail, verdict, where, message, stack }));
      log.warn({ err: error, code }, "provider call failed");
      return error;
    },
  };
}
