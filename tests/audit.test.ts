import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "../scripts/source/list-files.ts";

const HOLE = {
  id: 1,
  url: "https://advisories.example.test/1",
  title: "A hole",
  severity: "low",
  vulnerable_versions: "*",
  cwe: [],
  cvss: { score: 0, vectorString: null },
};

type Answer = (response: ServerResponse) => void;

const json =
  (body: unknown): Answer =>
  (response) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));

/** What `npm run audit` says, and its exit code, when the registry answers like this. */
async function audit(answer: Answer): Promise<{ readonly code: unknown; readonly said: string }> {
  const registry = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith("/advisories/bulk") === true) answer(response);
    else response.writeHead(404).end("{}");
  });
  onTestFinished(() => {
    registry.closeAllConnections();
    registry.close();
  });
  await new Promise<void>((resolve) => {
    registry.listen(0, "127.0.0.1", resolve);
  });
  const address = registry.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}` };
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/audit.ts"], { cwd: ROOT, env }, (error, said) => {
      resolve({ code: error === null ? 0 : error.code, said });
    });
  });
}

test("a known hole in what is installed to run fails, of whatever severity", async () => {
  const { code, said } = await audit(json({ fastify: [HOLE] }));
  expect(said).toContain("low: fastify");
  expect(code).toBe(1);
});

test("an answer that knows of none is clean", async () => {
  expect(await audit(json({}))).toEqual({ code: 0, said: "No known holes.\n" });
});

test.each<[string, Answer]>([
  ["refuses", (response) => response.writeHead(405).end("{}")],
  ["sends a page", (response) => response.setHeader("content-type", "text/html").end("<h1>Log in</h1>")],
  ["hangs up", (response) => response.socket?.destroy()],
  ["never answers", () => undefined],
])(
  "a registry that %s is no proof: it is said that nobody has looked, within ten seconds",
  async (_, answer) => {
    const began = performance.now();
    const { code, said } = await audit(answer);
    expect(said).toContain("Not looked at");
    expect(code).toBe(3);
    expect(performance.now() - began).toBeLessThan(10_000);
  },
);
