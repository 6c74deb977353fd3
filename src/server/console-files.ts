import { access } from "node:fs/promises";
import { join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Nothing from elsewhere, no inline script. Styles are set inline by the component library. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const YEAR_S = 31_536_000;

/** The built console in `directory`: its files, and `index.html` for every other address that a browser opens as a page. */
export function consoleFiles(directory: string): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    await app.register(files, {
      root: join(directory, "assets"),
      prefix: "/assets/",
      maxAge: YEAR_S * 1000,
      immutable: true,
      // the build lays a .br and a .gz beside what is large
      preCompressed: true,
    });
    app.get("/*", async (request, reply) => {
      const isFront = request.url === "/" || request.url.startsWith("/?");
      const isPage = isFront || (request.headers.accept?.includes("text/html") ?? false);
      if (!isPage) return reply.code(404).send();
      return reply
        .header("content-security-policy", POLICY)
        .sendFile("index.html", directory, { cacheControl: false });
    });
  };
}

/** Has the console been built? */
export async function isBuilt(directory: string): Promise<boolean> {
  return access(join(directory, "index.html")).then(
    () => true,
    () => false,
  );
}
