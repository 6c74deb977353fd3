import { expect, test } from "vitest";
import { archiveFailure } from "./archive-failure.ts";

const system = (code: string) => Object.assign(new Error(`${code}: no way, open '/secret/place'`), { code });
const answer = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } });

test.each([
  [system("ENOSPC"), "ENOSPC. The disk is full: make room."],
  [
    system("EACCES"),
    "EACCES. The service's user may not write in the archive's directory: give it the right.",
  ],
  [system("ENOTDIR"), "ENOTDIR. A file stands where a directory of the archive should be: move it away."],
  [
    system("ECONNREFUSED"),
    "ECONNREFUSED. The store does not answer: check `archive.endpoint` and the network.",
  ],
  [
    answer("AccessDenied", 403),
    "AccessDenied. The key may not read or write in the bucket: check its rights and `archive.accessKeyId`.",
  ],
  [answer("Unknown", 301), "301. The bucket is in another region: check `archive.region`."],
  [answer("SlowDown", 503), "SlowDown."],
  [system("EIO"), "EIO."],
])("%s: a person learns what to do, and no path", (cause, says) => {
  const failure = archiveFailure("Writing the file", cause);
  expect(failure).toMatchObject({
    code: "archive_unavailable",
    verdict: { next: "retry" },
    where: { connection: "archive" },
    detail: `Writing the file failed: ${says}`,
  });
  expect(failure.message).not.toContain("/secret");
});

test("without a cause it says no more than what was tried", () => {
  expect(archiveFailure("Reading back what was written", undefined).detail).toBe(
    "Reading back what was written failed.",
  );
});
