import { createServer } from "node:net";
import { expect, test } from "vitest";
import { openDatabase } from "./database.ts";

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test.each(["127.0.0.1", "localhost"])(
  "a server at %s that does not answer is told in a sentence without its password",
  async (host) => {
    const url = `postgres://countersign:hidden-password@${host}:${await closedPort()}/countersign`;
    const failure = await openDatabase({ url }).then(
      () => "it opened",
      (error: unknown) => (error instanceof Error ? error.message : "no error"),
    );
    expect(failure).toMatch(/^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED/);
    expect(failure).not.toContain("hidden-password");
  },
);
