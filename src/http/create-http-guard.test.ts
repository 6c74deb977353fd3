import { expect, test } from "vitest";
import { createNetwork } from "./network.ts";
import { client, serve } from "./test-server.ts";

const get = { method: "GET", operation: "read", safe: true } as const;

test("literal private addresses are refused before anything is sent", async () => {
  const { http, calls } = client({ allowPrivateHosts: false });
  for (const host of ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254"]) {
    await expect(http({ ...get, url: `http://${host}/` })).rejects.toMatchObject({
      code: "address_refused",
      verdict: { next: "stop" },
    });
  }
  expect(calls).toEqual([]);
});

test("a name that turns from a public into a private address between two calls is refused", async () => {
  await using server = await serve((_, response) => response.end());
  let asked = 0;
  const network = createNetwork({
    allowPrivateHosts: false,
    resolveAll: (_, __, callback) => {
      asked += 1;
      callback(null, [
        { address: asked === 1 ? "::ffff:127.0.0.1" : "127.0.0.1", family: asked === 1 ? 6 : 4 },
      ]);
    },
  });
  const { http } = client({ allowPrivateHosts: false, network });
  const url = `http://rebind.example.com:${server.port}/`;
  await expect(http({ ...get, url })).rejects.toMatchObject({ code: "address_refused" });
  await expect(http({ ...get, url })).rejects.toMatchObject({ code: "address_refused" });
  expect(asked).toBe(2);
});

test("credentials only travel to pinned hosts", async () => {
  await using server = await serve((_, response) => response.end("ok"));
  const { http } = client({ pinnedHosts: [server.host] });
  expect((await http({ ...get, url: `${server.origin}/a` })).text()).toBe("ok");
  for (const url of [
    "https://evil.example.com/",
    `http://localhost:${server.port}/`,
    "http://127.0.0.1:1/",
  ]) {
    await expect(http({ ...get, url })).rejects.toMatchObject({ code: "address_refused" });
  }
  const strict = client({ pinnedHosts: ["api.example.com"], allowPrivateHosts: false });
  await expect(strict.http({ ...get, url: "http://api.example.com/" })).rejects.toMatchObject({
    code: "address_refused",
  });
});

test.each(["ftp://example.com/", "file:///etc/passwd", "https://user:pass@example.com/", "nonsense"])(
  "%s is no address for us",
  async (url) => {
    await expect(client().http({ ...get, url })).rejects.toMatchObject({ code: "address_refused" });
  },
);
