import { expect } from "vitest";
import type { RemoteId } from "../../src/domain/contract.ts";
import type { SignedDocument } from "../../src/providers/provider.ts";
import { anIdThatIsNone } from "./hostile-ids.ts";
import type { ProviderCase } from "./provider-case.ts";
import { readNow, remoteId, sent } from "./provider-case.ts";
import type { ProviderStand } from "./provider-stand.ts";

const PATIENCE = 10;

/** Asks until the vendor has made the file; empty where there is none to be had. */
async function collected(stand: ProviderStand, id: RemoteId): Promise<readonly SignedDocument[]> {
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const documents = await stand.account.signedDocuments(id);
    if (documents !== "not-ready") return documents;
  }
  throw new Error("The signed copy never came.");
}

function startOf({ bytes }: SignedDocument): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 5));
}

async function signed(stand: ProviderStand): Promise<RemoteId> {
  const id = await sent(stand);
  await stand.vendor.signAll(id);
  return id;
}

/** What every call to a place outside the vendor's API must not carry. */
function saysNoSecret(stand: ProviderStand, heard: readonly string[]): void {
  for (const call of heard) {
    for (const secret of stand.secrets()) expect(call).not.toContain(secret);
    expect(call.toLowerCase()).not.toContain("authorization");
  }
}

/** The signed copy and the vendor's evidence. Empty where `can.signedCopy` is false. */
export const DOCUMENT_CASES: readonly ProviderCase[] = [
  {
    says: "has no signed copy before all have signed",
    async run(stand) {
      const order = stand.order();
      const { id } = await stand.account.create(order);
      const none = stand.can.signedCopy ? "not-ready" : [];
      expect(await stand.account.signedDocuments(id)).toEqual(none);
      await stand.account.send(id, order);
      expect(await stand.account.signedDocuments(id)).toEqual(none);
      await stand.vendor.sign(id);
      expect(await stand.account.signedDocuments(id)).toEqual(none);
    },
  },
  {
    says: "brings the signed PDF first, then the evidence",
    async run(stand) {
      const [first, ...others] = await collected(stand, await signed(stand));
      expect(first && { kind: first.kind, start: startOf(first), contentType: first.contentType }).toEqual(
        stand.can.signedCopy ? { kind: "signed", start: "%PDF-", contentType: "application/pdf" } : undefined,
      );
      expect([...new Set(others.map(({ kind }) => kind))]).toEqual(stand.can.evidence ? ["evidence"] : []);
      expect(others.every(({ bytes, name }) => bytes.length > 0 && name !== "")).toBe(true);
    },
  },
  {
    says: "names files without a path",
    async run(stand) {
      const names = (await collected(stand, await signed(stand))).map(({ name }) => name);
      expect(names.filter((name) => /[/\\\0]|^\.|^$/u.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    },
  },
  {
    says: "brings the same bytes each time",
    async run(stand) {
      const id = await signed(stand);
      const once = await collected(stand, id);
      const again = await collected(stand, id);
      expect(again.map(({ bytes }) => Buffer.from(bytes).toString("base64"))).toEqual(
        once.map(({ bytes }) => Buffer.from(bytes).toString("base64")),
      );
    },
  },
  {
    says: "fetches from another host without our credentials",
    async run(stand) {
      const documents = await collected(stand, await signed(stand));
      const heard = await stand.vendor.elsewhere();
      saysNoSecret(stand, heard);
      const { pointDownload, redirectsDownload } = stand.facts;
      expect(pointDownload === undefined && !redirectsDownload ? true : heard.length > 0).toBe(true);
      expect(documents.length > 0).toBe(stand.can.signedCopy);
    },
  },
  {
    says: "carries no credentials to wherever it is led",
    async run(stand) {
      const id = await signed(stand);
      const { calls, pointDownload } = stand.facts;
      await collected(stand, id);
      if (calls.documents) {
        const headers = { location: `${stand.stranger.url}/file` };
        stand.tap.on(calls.documents, { answer: { status: 302, headers } });
        await stand.account.signedDocuments(id).catch(() => undefined);
        if (stand.facts.redirectsDownload) expect(stand.stranger.heard).toHaveLength(1);
      }
      if (calls.documents && pointDownload) {
        const elsewhere = `${stand.stranger.url}/file`;
        stand.tap.on(calls.documents, { change: (answer) => pointDownload(answer, elsewhere) });
        await stand.account.signedDocuments(id);
        expect(stand.stranger.heard).toHaveLength(1);
      }
      saysNoSecret(stand, stand.stranger.heard);
    },
  },
  {
    says: "takes a page for no PDF, and no address that is none",
    async run(stand) {
      const id = await signed(stand);
      const { calls, pointDownload, redirectsDownload } = stand.facts;
      await collected(stand, id);
      const places = [
        `${stand.tap.url}/page`,
        "ftp://example.com/x",
        "file:///etc/passwd",
        "",
        "//",
        "javascript:1",
      ];
      stand.tap.on(/^GET \/page$/u, { answer: { status: 200, body: "<html>Log in</html>" } });
      const isPointed = pointDownload !== undefined || redirectsDownload;
      for (const place of calls.documents && isPointed ? places : []) {
        stand.tap.on(
          calls.documents ?? /^nothing$/u,
          redirectsDownload
            ? { answer: { status: 302, headers: { location: place } } }
            : { change: (answer) => pointDownload?.(answer, place) },
        );
        const error = await stand.fails(stand.account.signedDocuments(id));
        expect([
          place,
          ["document_invalid", "address_refused", "answer_unreadable"].includes(error.code),
        ]).toEqual([place, true]);
      }
      expect((await readNow(stand, id)).status).toBe("signed");
    },
  },
  {
    says: "comes again later when the vendor cannot serve it now",
    async run(stand) {
      const id = await signed(stand);
      const { documents } = stand.facts.calls;
      if (documents === undefined) {
        expect(await stand.account.signedDocuments(id)).toEqual([]);
        return;
      }
      await collected(stand, id);
      stand.tap.on(documents, { answer: { status: 503, body: "" } });
      expect(await stand.fails(stand.account.signedDocuments(id))).toMatchObject({
        verdict: { next: "retry" },
      });
      stand.vendor.fault({ kind: "nonsense", match: documents.source });
      expect((await stand.fails(stand.account.signedDocuments(id))).verdict.next).not.toBe("look");
      expect(await collected(stand, id)).not.toHaveLength(0);
    },
  },
  {
    says: "says that a contract is gone instead of waiting for its copy for ever",
    async run(stand) {
      const outcome = await stand.account.signedDocuments(remoteId(stand.facts.unusedId)).then(
        (value) => value,
        (error: unknown) => error,
      );
      expect(stand.can.signedCopy ? outcome : { code: "not_found" }).toMatchObject({ code: "not_found" });
    },
  },
  anIdThatIsNone("signedDocuments", (stand, id) => stand.account.signedDocuments(id)),
];
