import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttp, type HttpDeps } from "./create-http.ts";
import type { Http, RecordedCall } from "./http.ts";

/** For tests: a real server on a free port of this machine, and a client for it. */
export interface TestServer extends AsyncDisposable {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly server: Server;
}

/** Answers with `handle` until it is disposed. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = portOf(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return address;
}

/** A client whose recorded calls can be read. */
export function client(overrides: Partial<HttpDeps> = {}): { readonly http: Http; calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const http = createHttp({
    account: "acme",
    connection: "contracts",
    limitKey: "acme/contracts",
    recorder: {
      record(call) {
        calls.push(call);
      },
      flush: () => Promise.resolve(),
    },
    secrets: [],
    allowPrivateHosts: true,
    now: () => new Date("2026-11-02T10:00:00Z"),
    ...overrides,
  });
  return { http, calls };
}
