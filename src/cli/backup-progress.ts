import type { BackupResult, BackupTold } from "./application.ts";
import type { Terminal } from "./terminal.ts";

/** A long table tells so often, in rows. */
const EVERY = 20_000;

/** Tells a person how far a backup has come, table by table, and in the end everybody what it was. */
export function backupProgress(
  terminal: Terminal,
  asJson: boolean,
): { readonly told: BackupTold; end(sentence: string, result: BackupResult): void } {
  let said = "";
  return {
    told({ table, done, total }) {
      if (asJson || !terminal.interactive || total === 0) return;
      const step = `${table}/${done >= total ? total : Math.floor(done / EVERY) * EVERY}`;
      if (step === said || (done < total && done < EVERY)) return;
      said = step;
      terminal.err(`  ${table}: ${count(done)} of ${count(total)}`);
    },
    end(sentence, { takenAt, rows, bytes }) {
      if (asJson) {
        terminal.out(JSON.stringify({ takenAt, bytes, rows }));
        return;
      }
      const all = Object.values(rows).reduce((sum, one) => sum + one, 0);
      const contracts = rows["contracts"] ?? 0;
      const what = `${count(contracts)} ${contracts === 1 ? "contract" : "contracts"}, ${count(all)} rows in all`;
      terminal.out(`${sentence}: ${what} (${(bytes / 1_000_000).toFixed(1)} MB), as of ${takenAt}.`);
    },
  };
}

function count(number: number): string {
  return number.toLocaleString("en");
}
