import { gzipSync } from "node:zlib";
import { createServer as createTcpServer } from "node:net";
import { expect, test } from "vitest";
import { withCallContext } from "./context.ts";
import type { Limiter } from "./http.ts";
import { createNetwork } from "./network.ts";
import { client, serve } from "./test-server.ts";

const get = { method: "GET", operation: "read", safe: true } as const;
const post = { method: "POST", operation: "create", safe: false } as const;

test("an answer comes back whole, with its status, time and the other side's id", async () => {
  await using server = await serve((_, response) => {
    response.writeHead(201, { "content-type": "application/json", "x-request-id": "req-7" });
    response.end('{"id":12345678901234567890,"price":12.5}');
  });
  const answer = await client().http({ ...get, url: `${server.origin}/x` });
  expect(answer.status).toBe(201);
  expect(answer.requestId).toBe("req-7");
  expect(answer.at).toEqual(new Date("2026-11-02T10:00:00Z"));
  expect(answer.json()).toEqual({ id: "12345678901234567890", price: 12.5 });
  expect(answer.where).toEqual({
    connection: "contracts",
    operation: "read",
    httpStatus: 201,
    requestId: "req-7",
  });
});

test("forms arrive with their boundary and their length", async () => {
  let seen = "";
  let type = "";
  await using server = await serve((request, response) => {
    type = request.headers["content-type"] ?? "";
    request.on("data", (chunk: Buffer) => (seen += chunk.toString()));
    request.on("end", () => response.end(request.headers["content-length"]));
  });
  const body = new FormData();
  body.append("data", '{"token":"t0ps3cret"}');
  body.append("file", new Blob(["%PDF-1.7"], { type: "application/pdf" }), "a.pdf");
  const { http, calls } = client();
  const answer = await http({ ...post, url: server.origin, body });
  expect(type).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen).toContain('name="file"; filename="a.pdf"');
  expect(Number(answer.text())).toBe(Buffer.byteLength(seen));
  expect(calls[0]?.requestBody).toBe('data={"token":"[removed]"}&file=[8 bytes of application/pdf]');
});

test("a credential is asked for when the call may go, not while it waits", async () => {
  const order: string[] = [];
  let seen: string | undefined;
  await using server = await serve((request, response) => {
    seen = request.headers.authorization;
    response.end();
  });
  const limiter: Limiter = {
    acquire: async () => void order.push("slot"),
    pause: async () => undefined,
    block: async () => undefined,
    unblock: async () => undefined,
    blocked: async () => undefined,
  };
  const { http } = client({ limiter, rate: { perSecond: 1 } });
  const authorize = async (): Promise<string> => {
    order.push("token");
    return "Bearer young";
  };
  await http({ ...get, url: server.origin, authorize });
  expect([order, seen]).toEqual([["slot", "token"], "Bearer young"]);
});

test("a redirect is an answer and is not followed", async () => {
  let calls = 0;
  await using server = await serve((_, response) => {
    calls += 1;
    response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
  });
  const answer = await client().http({ ...get, url: server.origin });
  expect([answer.status, calls]).toEqual([302, 1]);
});

test("a refused connection sent nothing, so even an unsafe call may be repeated", async () => {
  const server = await serve(() => undefined);
  await server[Symbol.asyncDispose]();
  await expect(client().http({ ...post, url: server.origin })).rejects.toMatchObject({
    code: "unreachable",
    verdict: { next: "retry" },
  });
});

test("a name that does not resolve sent nothing", async () => {
  const network = createNetwork({
    allowPrivateHosts: false,
    resolveAll: (name, _, callback) => {
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" }), []);
    },
  });
  const { http } = client({ allowPrivateHosts: false, network });
  await expect(http({ ...post, url: "https://nowhere.example.com/" })).rejects.toMatchObject({
    code: "unreachable",
    verdict: { next: "retry" },
  });
});

test.each([
  [true, "unreachable", "retry"],
  [false, "outcome_unknown", "look"],
])("a connection reset after the call was sent: safe=%s gives %s", async (safe, code, next) => {
  await using server = await serve((request) => request.socket.destroy());
  const promise = client().http({ ...post, safe, url: server.origin, body: "{}" });
  await expect(promise).rejects.toMatchObject({ code, verdict: { next } });
});

test.each([
  [true, "unreachable", "retry"],
  [false, "outcome_unknown", "look"],
])("an answer cut off in the middle: safe=%s gives %s", async (safe, code, next) => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half", () => response.destroy());
  });
  const promise = client().http({ ...post, safe, url: server.origin });
  await expect(promise).rejects.toMatchObject({ code, verdict: { next }, where: { httpStatus: 200 } });
});

test.each([
  [true, "unreachable"],
  [false, "outcome_unknown"],
])("a body that drips for ever ends at the deadline: safe=%s gives %s", async (safe, code) => {
  await using server = await serve((_, response) => {
    const drip = setInterval(() => response.write("."), 10);
    response.on("close", () => clearInterval(drip));
  });
  const promise = client().http({ ...post, safe, url: server.origin, timeoutMs: 150 });
  await expect(promise).rejects.toMatchObject({ code });
});

test("a server that never answers a create leaves the outcome unknown", async () => {
  await using server = await serve(() => undefined);
  const promise = client().http({ ...post, url: server.origin, timeoutMs: 100 });
  await expect(promise).rejects.toMatchObject({ code: "outcome_unknown", verdict: { next: "look" } });
});

test("a server that speaks no HTTP does not crash us", async () => {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    socket.end("SSH-2.0-OpenSSH_9.9\r\n");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  await expect(client().http({ ...get, url: `http://127.0.0.1:${port}` })).rejects.toMatchObject({
    code: "unreachable",
  });
  server.close();
});

test.each([
  [true, "stop"],
  [false, "look"],
])("an endless body is not read beyond maxBytes: safe=%s gives %s", async (safe, next) => {
  let written = 0;
  await using server = await serve((_, response) => {
    const chunk = Buffer.alloc(65_536, 97);
    const pour = (): void => {
      while (!response.destroyed && response.write(chunk)) written += chunk.length;
    };
    response.on("drain", pour);
    pour();
  });
  const promise = client().http({ ...post, safe, url: server.origin, maxBytes: 100_000 });
  await expect(promise).rejects.toMatchObject({ code: "answer_unreadable", verdict: { next } });
  expect(written).toBeLessThan(50_000_000);
});

test("an announced length beyond maxBytes is refused before the body", async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-length": "999999999" });
    response.flushHeaders();
  });
  await expect(client().http({ ...get, url: server.origin, maxBytes: 10 })).rejects.toMatchObject({
    code: "answer_unreadable",
  });
});

test("a packed answer is unpacked, a gzip bomb is not", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  await using server = await serve((request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(request.url === "/bomb" ? bomb : gzipSync("hello"));
  });
  const { http } = client();
  expect((await http({ ...get, url: `${server.origin}/small` })).text()).toBe("hello");
  await expect(http({ ...get, url: `${server.origin}/bomb`, maxBytes: 1_000_000 })).rejects.toMatchObject({
    code: "answer_unreadable",
  });
});

test("a header value with a line break never reaches the wire", async () => {
  let calls = 0;
  await using server = await serve((_, response) => {
    calls += 1;
    response.end();
  });
  const headers = { authorization: "Bearer a\r\nx-evil: 1" };
  await expect(client().http({ ...post, url: server.origin, headers })).rejects.toMatchObject({
    code: "configuration_invalid",
    verdict: { next: "stop" },
  });
  expect(calls).toBe(0);
});

test("500 calls at once go side by side", async () => {
  let open = 0;
  let most = 0;
  const held: (() => void)[] = [];
  await using server = await serve((_, response) => {
    open += 1;
    most = Math.max(most, open);
    held.push(() => response.end());
    if (open === 500) for (const release of held) release();
  });
  const { http } = client({ network: createNetwork({ allowPrivateHosts: true }) });
  const answers = await Promise.all(
    Array.from({ length: 500 }, () => http({ ...get, url: server.origin, timeoutMs: 20_000 })),
  );
  expect([answers.length, most]).toEqual([500, 500]);
}, 30_000);

test("a call still queued at its deadline is not sent afterwards and may be repeated", async () => {
  const network = createNetwork({
    allowPrivateHosts: false,
    resolveAll: () => undefined,
  });
  const { http } = client({ allowPrivateHosts: false, network });
  await expect(http({ ...post, url: "http://slow.example.com/", timeoutMs: 50 })).rejects.toMatchObject({
    code: "unreachable",
    verdict: { next: "retry" },
  });
});

test("each call is recorded redacted, with the contracts it was made for", async () => {
  await using server = await serve((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end('{"access_token":"abc","signing_url":"https://sign.example.com/s/xyz","ok":true}');
  });
  const { http, calls } = client({ secrets: ["sup3r-s3cret"] });
  await withCallContext({ contracts: ["c1", "c2"] }, () =>
    http({
      ...post,
      url: `${server.origin}/v1?page=2&key=${"q".repeat(40)}`,
      headers: { authorization: "Bearer sup3r-s3cret" },
      body: '{"name":"Ann Example","note":"sup3r-s3cret"}',
    }),
  );
  expect({ ...calls[0] }).toMatchObject({
    account: "acme",
    connection: "contracts",
    contracts: ["c1", "c2"],
    operation: "create",
    method: "POST",
    url: `${server.origin}/v1?page=2&key=[…]`,
    status: 200,
    requestBody: '{"name":"Ann Example","note":"[secret]"}',
    responseBody: '{"access_token":"[removed]","signing_url":"[removed]","ok":true}',
  });
  expect(JSON.stringify(calls)).not.toContain("sup3r-s3cret");
});

test("a call without an answer is recorded with its error code", async () => {
  await using server = await serve((request) => request.socket.destroy());
  const { http, calls } = client();
  await http({ ...post, url: server.origin }).catch(() => undefined);
  expect({ ...calls[0] }).toMatchObject({ error: "outcome_unknown", operation: "create" });
  expect(calls[0]).not.toHaveProperty("status");
});

test("the limit is asked before the call, and 429 pauses the key for everybody", async () => {
  await using server = await serve((_, response) => response.writeHead(429, { "retry-after": "30" }).end());
  const seen: string[] = [];
  const limiter: Limiter = {
    acquire: async (key, rate) => void seen.push(`acquire ${key} ${rate.perSecond}`),
    pause: async (key, until) => void seen.push(`pause ${key} ${until.toISOString()}`),
    block: () => Promise.resolve(),
    unblock: () => Promise.resolve(),
    blocked: () => Promise.resolve(undefined),
  };
  const { http } = client({ limiter, rate: { perSecond: 7 } });
  await http({ ...get, url: server.origin });
  await http({ ...get, url: server.origin, unlimited: true });
  expect(seen).toEqual([
    "acquire acme/contracts 7",
    "pause acme/contracts 2026-11-02T10:00:30.000Z",
    "pause acme/contracts 2026-11-02T10:00:30.000Z",
  ]);
});

test("where a vendor counts writes apart, they take a turn of their own first, where new contracts yield; tokens and reads do not", async () => {
  await using server = await serve((_, response) => response.end());
  const seen: string[] = [];
  const limiter: Limiter = {
    acquire: async (key, rate, _, yields) =>
      void seen.push(`${key} ${rate.perSecond}${yields === true ? " yields" : ""}`),
    pause: () => Promise.resolve(),
    block: () => Promise.resolve(),
    unblock: () => Promise.resolve(),
    blocked: () => Promise.resolve(undefined),
  };
  const { http } = client({ limiter, rate: { perSecond: 7, writes: { perSecond: 0.5 } } });
  await http({ ...get, url: server.origin });
  await http({ ...get, method: "POST", url: server.origin });
  await http({ ...get, method: "POST", isSecret: true, url: server.origin });
  await http({ ...get, method: "POST", operation: "create", url: server.origin });
  expect(seen).toEqual([
    "acme/contracts 7",
    "acme/contracts/writes 0.5",
    "acme/contracts 7",
    "acme/contracts 7",
    "acme/contracts/writes 0.5 yields",
    "acme/contracts 7",
  ]);
});

test("where a vendor has a further count for some writes, these take a turn there and leave the others theirs", async () => {
  await using server = await serve((_, response) => response.end());
  const seen: string[] = [];
  const limiter: Limiter = {
    acquire: async (key, rate) => void seen.push(`${key} ${rate.perSecond}`),
    pause: () => Promise.resolve(),
    block: () => Promise.resolve(),
    unblock: () => Promise.resolve(),
    blocked: () => Promise.resolve(undefined),
  };
  const apart = { operations: ["send"], perSecond: 0.6 };
  const { http } = client({ limiter, rate: { perSecond: 7, writes: { perSecond: 0.5 }, apart } });
  await http({ ...get, method: "POST", operation: "send", url: server.origin });
  await http({ ...get, method: "POST", operation: "create", url: server.origin });
  await http({ ...get, operation: "send", url: server.origin });
  expect(seen).toEqual([
    "acme/contracts/apart 0.6",
    "acme/contracts 7",
    "acme/contracts/writes 0.5",
    "acme/contracts 7",
    "acme/contracts 7",
  ]);
});

test("an answer that is not JSON is unreadable, and a create is then looked for", async () => {
  await using server = await serve((_, response) => response.end("<html>"));
  const { http } = client();
  const read = await http({ ...get, url: server.origin });
  expect(() => read.json()).toThrow(
    expect.objectContaining({ code: "answer_unreadable", verdict: { next: "stop" } }),
  );
  const created = await http({ ...post, url: server.origin });
  expect(() => created.json()).toThrow(expect.objectContaining({ verdict: { next: "look" } }));
});

test("of a call that is or brings a credential neither body is recorded", async () => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/plain" }).end("a-bare-token-nobody-knows");
  });
  const { http, calls } = client();
  const answer = await http({ ...post, url: server.origin, body: "username=api&pin=81723", isSecret: true });
  expect(answer.text()).toBe("a-bare-token-nobody-knows");
  expect(JSON.stringify(calls)).not.toMatch(/nobody-knows|81723/u);
  expect(calls[0]).toMatchObject({ status: 200, responseBody: "[a credential: not kept]" });
});
