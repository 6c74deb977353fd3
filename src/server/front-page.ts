import type { FastifyInstance } from "fastify";

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Countersign</title>
<h1>Countersign</h1>
<p>This service is running. How to set it up and what its addresses are is written in the <code>docs</code> folder of
the installation; start with <code>README.md</code>. <code>countersign check</code> tells whether it is connected.</p>
<p>Its console has not been built: <code>npm run build:console</code> does that.</p>
</html>
`;

/** `GET /` where there is no console. */
export async function frontPage(app: FastifyInstance): Promise<void> {
  app.get("/", async (_, reply) => reply.type("text/html; charset=utf-8").send(PAGE));
}
