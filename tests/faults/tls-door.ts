import { createConnection } from "node:net";
import type { Socket } from "node:net";
import { createServer, getCACertificates, setDefaultCACertificates } from "node:tls";
import { makeCertificate } from "./certificate.ts";

/** How the door shows itself: `good` is trusted by this process. */
export type Face = "good" | "self-signed" | "expired" | "wrong name";

/** An https address in front of a plain one, whose certificate changes. */
export interface TlsDoor {
  /** `https://vendor.example.test:1234`; the name resolves only where the resolver says so. */
  url(host: string): string;
  /** From now on; connections that stand are closed. */
  show(face: Face): void;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Opens a door for `host` in front of a port of this machine. The process trusts the good certificate until `close`. */
export async function openTlsDoor(host: string, port: number): Promise<TlsDoor> {
  const today = Date.now();
  const around = { from: new Date(today - DAY_MS), until: new Date(today + DAY_MS) };
  const past = { from: new Date(today - 9 * DAY_MS), until: new Date(today - DAY_MS) };
  const faces = {
    good: makeCertificate({ host, ...around }),
    "self-signed": makeCertificate({ host, ...around }),
    expired: makeCertificate({ host, ...past }),
    "wrong name": makeCertificate({ host: "somebody.example.test", ...around }),
  } satisfies Record<Face, unknown>;
  const before = getCACertificates("default");
  const known = [faces.good, faces.expired, faces["wrong name"]].map(({ cert }) => cert);
  setDefaultCACertificates([...before, ...known]);
  const open = new Set<Socket>();
  const server = createServer(faces.good, (near) => {
    const far = createConnection({ host: "127.0.0.1", port });
    near.pipe(far).pipe(near);
    for (const side of [near, far]) side.on("error", () => [near, far].map((one) => one.destroy()));
  });
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  // a caller who does not like our face
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: (name) => `https://${name}:${own}`,
    show(face) {
      server.setSecureContext(faces[face]);
      for (const socket of open) socket.destroy();
    },
    async close() {
      setDefaultCACertificates(before);
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
