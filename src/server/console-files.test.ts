import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastify } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { consoleFiles, isBuilt } from "./console-files.ts";

const app = fastify();
let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "countersign-console-"));
  await mkdir(join(directory, "assets"));
  await writeFile(join(directory, "index.html"), "<!doctype html><title>Console</title>");
  await writeFile(join(directory, "assets", "index-abc.js"), "export const one = 1;");
  await writeFile(join(directory, "assets", "index-abc.js.br"), "compressed");
  await writeFile(join(directory, "secret.txt"), "not for browsers");
  await app.register(consoleFiles(directory));
});
afterAll(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

const get = (url: string, accept = "text/html,*/*") => app.inject({ url, headers: { accept } });

test.each(["/", "/sign-in", "/a/acme/contracts/CS-1", "/welcome"])(
  "%s is the console's page",
  async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining("<title>Console")]);
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(/script-src[^;]*unsafe/u.test(policy)).toBe(false);
    expect(/https?:|\*/u.test(policy)).toBe(false);
    expect(answer.headers["cache-control"] ?? "").not.toContain("immutable");
  },
);

test("who asks for the front page without saying what for gets it, too", async () => {
  const answer = await get("/", "*/*");
  expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining("<title>Console")]);
});

test("assets have their content in their name, and are kept by browsers for good", async () => {
  const answer = await get("/assets/index-abc.js");
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["cache-control"]).toContain("immutable");
  expect(answer.headers["content-type"]).toContain("javascript");
});

test("what was compressed by the build is sent so to browsers that can read it", async () => {
  const answer = await app.inject({
    url: "/assets/index-abc.js",
    headers: { "accept-encoding": "gzip, br" },
  });
  expect([answer.headers["content-encoding"], answer.body]).toEqual(["br", "compressed"]);
  expect(answer.headers["content-type"]).toContain("javascript");
  expect(answer.headers["vary"]).toContain("accept-encoding");
});

test.each([
  "/assets/nothing.js",
  "/assets/../secret.txt",
  "/assets/..%2fsecret.txt",
  "/assets/%2e%2e/secret.txt",
  "/assets/..%5csecret.txt",
  "/secret.txt",
])("%s is no file of the console", async (url) => {
  const answer = await get(url, "*/*");
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.body).not.toContain("not for browsers");
});

test("a program that asks for a page that is not there is told so", async () => {
  expect((await get("/contracts", "application/json")).statusCode).toBe(404);
});

test("whether the console has been built is seen by its page", async () => {
  expect([await isBuilt(directory), await isBuilt(join(directory, "assets"))]).toEqual([true, false]);
});
