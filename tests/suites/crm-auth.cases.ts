import { expect } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import type { KommoAuth } from "../../src/crm/kommo/settings.ts";
import { outcomes, plainDeal, plainDeals } from "./crm-case.ts";
import type { CrmCase } from "./crm-case.ts";
import type { CrmStand } from "./crm-stand.ts";

const OAUTH = { auth: "oauth" } as const;
const { oauth } = SANDBOX_CREDENTIALS.kommo;

function renewals(stand: CrmStand): number {
  return stand.calls(/oauth2/u);
}

/** Tokens that end, rotate and are refused. */
export const CRM_AUTH_CASES: readonly CrmCase[] = [
  {
    says: "stops when the long-lived token is refused",
    async run(stand) {
      await stand.account.control("revokeToken");
      expect(await stand.fails(stand.crm.readDeal(plainDeal(stand)))).toMatchObject({
        code: "credentials_rejected",
        verdict: { next: "stop" },
      });
      expect(stand.calls(/./u)).toBe(1);
    },
  },
  {
    says: "buys its first pair with the configured refresh token, once for everybody",
    options: OAUTH,
    async run(stand) {
      const other = stand.worker();
      const ids = plainDeals(stand, 12);
      await Promise.all(ids.map((id, index) => (index % 2 === 0 ? stand.crm : other).readDeal(id)));
      expect(renewals(stand)).toBe(1);
    },
  },
  {
    says: "renews an ended token once, though two workers with many calls notice at the same time",
    options: OAUTH,
    async run(stand) {
      const other = stand.worker();
      const ids = plainDeals(stand, 20);
      await Promise.all([stand.crm.readDeal(ids[0] ?? ""), other.readDeal(ids[1] ?? "")]);
      await stand.account.control("expireTokens");
      const reads = ids.map((id, index) => (index % 2 === 0 ? stand.crm : other).readDeal(id));
      expect(new Set(await outcomes(reads))).toEqual(new Set(["ok"]));
      expect(renewals(stand)).toBe(2);
    },
  },
  {
    says: "writes a note once though the token ended just before it",
    options: OAUTH,
    async run(stand) {
      const id = plainDeal(stand);
      await stand.crm.readDeal(id);
      await stand.account.control("expireTokens");
      await stand.crm.addNote(id, { text: "Sent.", marker: "[once]" });
      expect((await stand.state(id)).notes).toHaveLength(1);
    },
  },
  {
    says: "keeps up with tokens that rotate, and a new worker goes on with the stored pair",
    options: OAUTH,
    async run(stand) {
      const seen = new Set<string>();
      for (let round = 0; round < 4; round += 1) {
        await stand.worker().readDeal(plainDeal(stand));
        const pair = await stand.storedToken();
        seen.add(`${pair?.accessToken} ${pair?.refreshToken}`);
        await stand.account.control("expireTokens");
      }
      expect(seen.size).toBe(4);
      expect(renewals(stand)).toBe(4);
    },
  },
  {
    says: "is not locked out when the answer with the new pair is lost",
    options: OAUTH,
    async run(stand) {
      await stand.crm.readDeal(plainDeal(stand));
      await stand.account.control("expireTokens");
      stand.fault({ kind: "lost", match: "oauth2" });
      const first = await outcomes([stand.crm.readDeal(plainDeal(stand))]);
      expect(["ok", "unreachable"]).toContain(first[0]);
      expect((await stand.crm.readDeal(plainDeal(stand)))?.id).toBe(plainDeal(stand));
    },
  },
  {
    says: "stops when the refresh token is refused, without knocking again and again",
    async run(stand) {
      const auth: KommoAuth = { kind: "oauth", ...oauth, refreshToken: "a-spent-refresh-token" };
      const worker = stand.worker({ auth });
      const results = await outcomes(plainDeals(stand, 30).map((id) => worker.readDeal(id)));
      expect(new Set(results)).toEqual(new Set(["credentials_rejected"]));
      expect(renewals(stand)).toBe(1);
    },
  },
  {
    says: "writes neither tokens nor the client's secret down",
    options: OAUTH,
    async run(stand) {
      await stand.crm.readDeal(plainDeal(stand));
      await stand.account.control("expireTokens");
      await stand.crm.readDeal(plainDeal(stand));
      const pair = await stand.storedToken();
      const recorded = stand.recorded();
      expect(recorded).toContain("oauth.token");
      for (const secret of [pair?.accessToken ?? "-", pair?.refreshToken ?? "-"]) {
        expect(recorded).not.toContain(secret);
      }
    },
  },
];
