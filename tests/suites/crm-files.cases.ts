import { createHash, randomBytes } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import { plainDeal } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const Stored = z.object({ name: z.string(), contentType: z.string(), base64: z.string() });

function aPdf(bytes: number): {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
} {
  return {
    name: `Vertrag "Nordwind & Söhne" 🚀.pdf`,
    contentType: "application/pdf",
    bytes: Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(bytes)]),
  };
}

async function stored(stand: CrmStand, uuid: string): Promise<z.infer<typeof Stored>> {
  return Stored.parse(await stand.account.control("file", { uuid }));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function keepsBytes(stand: CrmStand, size: number): Promise<void> {
  const file = aPdf(size);
  const there = await stored(stand, await stand.crm.uploadFile(file));
  expect([there.name, there.contentType]).toEqual([file.name, file.contentType]);
  expect(sha256(Buffer.from(there.base64, "base64"))).toBe(sha256(file.bytes));
}

/** Files in Kommo's drive and on deals. */
export const CRM_FILE_CASES: readonly CrmCase[] = [
  ...[1, 131_072, 400_000].map((size) => ({
    says: `puts a file of ${size} bytes and more into the drive unchanged`,
    run: (stand: CrmStand) => keepsBytes(stand, size),
  })),
  {
    says: "links a file once, beside those that are there",
    async run(stand) {
      const id = plainDeal(stand);
      const [one, two] = [await stand.crm.uploadFile(aPdf(10)), await stand.crm.uploadFile(aPdf(20))];
      await stand.crm.linkFile(id, one);
      await stand.crm.linkFile(id, two);
      await stand.crm.linkFile(id, two);
      const { files } = await stand.state(id);
      expect(files.map(({ uuid }) => uuid).toSorted()).toEqual([one, two].toSorted());
      expect(stand.calls(/^PUT/u)).toBe(2);
    },
  },
  ...(["add", "replace"] as const).map((does) => ({
    says: `keeps the deal's earlier files, also when its answer is lost and nobody comes back, where PUT would ${does}`,
    async run(stand: CrmStand) {
      await stand.account.control("putFiles", { does });
      const id = plainDeal(stand);
      const uuids = [];
      for (let count = 0; count < 3; count += 1) uuids.push(await stand.crm.uploadFile(aPdf(10)));
      const [offer = "", terms = "", ours = ""] = uuids;
      await stand.crm.linkFile(id, offer);
      await stand.crm.linkFile(id, terms);
      stand.fault({ kind: "lost", match: "^PUT" });
      expect((await stand.fails(stand.crm.linkFile(id, ours))).verdict.next).toBe("retry");
      const { files } = await stand.state(id);
      expect(files.map(({ uuid }) => uuid).toSorted()).toEqual(uuids.toSorted());
      await stand.crm.linkFile(id, ours);
      expect(stand.calls(/^PUT/u)).toBe(3);
    },
  })),
  {
    says: "may be repeated when an answer is lost, and links once",
    async run(stand) {
      const id = plainDeal(stand);
      for (const match of ["^POST /drive/v1.0/sessions$", "^POST /drive/v1.0/sessions/upload"]) {
        stand.fault({ kind: "lost", match });
        expect((await stand.fails(stand.crm.uploadFile(aPdf(300_000)))).verdict.next).toBe("retry");
      }
      const uuid = await stand.crm.uploadFile(aPdf(300_000));
      stand.fault({ kind: "lost", match: "^PUT" });
      expect((await stand.fails(stand.crm.linkFile(id, uuid))).verdict.next).toBe("retry");
      await stand.crm.linkFile(id, uuid);
      expect((await stand.state(id)).files).toHaveLength(1);
    },
  },
  {
    says: "refuses an empty file without a call to the drive",
    async run(stand) {
      const file = { name: "empty.pdf", contentType: "application/pdf", bytes: new Uint8Array() };
      expect((await stand.fails(stand.crm.uploadFile(file))).code).toBe("document_invalid");
      expect(stand.calls(/drive/u)).toBe(0);
    },
  },
  {
    says: "sends its token to no drive outside Kommo's hosts",
    options: { isTapped: true },
    async run(stand) {
      // the account names its drive on the simulator's own port, which is not the one that we are configured for
      expect(await stand.fails(stand.crm.uploadFile(aPdf(10)))).toMatchObject({
        code: "address_refused",
        verdict: { next: "stop" },
      });
      expect(stand.calls(/drive/u)).toBe(0);
    },
  },
];
