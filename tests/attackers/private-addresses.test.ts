import { expect, test } from "vitest";
import { createNetwork } from "../../src/http/network.ts";
import { client, serve } from "../../src/http/test-server.ts";

const get = { method: "GET", operation: "read", safe: true } as const;
const REFUSED = { code: "address_refused", verdict: { next: "stop" } };

/** Ways of writing an address of one's own network, and of the clouds' machines that hand out credentials. */
const SPELLINGS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.0x0.0x0.0x1",
  "0177.0.0.1",
  "017700000001",
  "0",
  "0.0.0.0",
  "127.0.0.1.",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::127.0.0.1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:7f00:0001]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::7f00:1]",
  "[2002:7f00:1::]",
  "[fe80::1]",
  "[fd00:ec2::254]",
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "0251.0376.0251.0376",
  "[::ffff:a9fe:a9fe]",
  "100.100.100.200",
  "10.0.0.1",
  "012.1",
  "192.168.1.1",
  "3232235777",
  "172.16.0.1",
] as const;

test.each(SPELLINGS)("no call reaches %s, however it came to us", async (host) => {
  await using server = await serve((_, response) => response.end("inside"));
  const { http, calls } = client({ allowPrivateHosts: false });
  for (const scheme of ["http", "https"])
    await expect(http({ ...get, url: `${scheme}://${host}:${server.port}/` })).rejects.toMatchObject(REFUSED);
  expect(calls).toEqual([]);
});

/** What a name's server may answer who wants to lead us inside. */
const ANSWERS = [
  ["127.0.0.1", 4],
  ["::1", 6],
  ["::ffff:127.0.0.1", 6],
  ["::ffff:7f00:1", 6],
  ["64:ff9b::7f00:1", 6],
  ["169.254.169.254", 4],
  ["10.0.0.1", 4],
  ["fe80::1%lo", 6],
  ["not an address", 4],
] as const;

test.each(ANSWERS)("a public name that resolves to %s leads nowhere", async (address, family) => {
  await using server = await serve((_, response) => response.end("inside"));
  const network = createNetwork({
    allowPrivateHosts: false,
    resolveAll: (_, __, callback) => callback(null, [{ address, family }]),
  });
  const { http } = client({ allowPrivateHosts: false, network });
  await expect(http({ ...get, url: `http://files.example.com:${server.port}/` })).rejects.toMatchObject(
    REFUSED,
  );
});

/** Where an answer of the vendor could send us. */
const INSIDE = (port: number): readonly string[] => [
  `http://127.0.0.1:${port}/latest/meta-data`,
  `//127.0.0.1:${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `http://2130706433:${port}/`,
  `https://vendor.example.com@127.0.0.1:${port}/`,
  "file:///etc/passwd",
  "gopher://127.0.0.1:70/",
];

test.each([301, 302, 303, 307, 308])(
  "a redirect of %d to our own network is an answer, and nobody goes there",
  async (status) => {
    let hits = 0;
    await using inside = await serve((_, response) => {
      hits += 1;
      response.end("inside");
    });
    for (const location of INSIDE(inside.port)) {
      await using vendor = await serve((_, response) => response.writeHead(status, { location }).end());
      const { http } = client({ allowPrivateHosts: true, pinnedHosts: [vendor.host] });
      expect((await http({ ...get, url: `${vendor.origin}/download` })).status).toBe(status);
    }
    expect(hits).toBe(0);
  },
);

test("a link in an answer that leads elsewhere gets neither our credentials nor a call, where hosts are pinned", async () => {
  let hits = 0;
  await using inside = await serve((_, response) => {
    hits += 1;
    response.end("inside");
  });
  await using vendor = await serve((_, response) => response.end("ok"));
  const { http } = client({ allowPrivateHosts: true, pinnedHosts: [vendor.host] });
  const headers = { authorization: "Bearer a-token-of-ours" };
  for (const link of INSIDE(inside.port)) {
    const url = link.startsWith("//") ? `http:${link}` : link;
    await expect(http({ ...get, url, headers })).rejects.toMatchObject(REFUSED);
  }
  expect(hits).toBe(0);
});
