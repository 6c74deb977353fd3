import { isErased } from "../domain/contract.ts";
import type { Contract } from "../domain/contract.ts";
import { ERASED } from "../domain/erased.ts";
import type { RemoteContract, RemoteSigner } from "../domain/remote.ts";
import { same } from "../domain/same.ts";

/**
 * What was read of a contract out of which somebody was taken: where it stands, and of people only those whom our row
 * still knows. The vendor goes on naming everybody, also in texts; those stay as they were.
 */
export function withoutStrangers(row: Contract, remote: RemoteContract): RemoteContract {
  if (!isErased(row)) return remote;
  const known = [...(row.order?.signers ?? []), ...(row.remote?.signers ?? [])];
  const { title: _title, url: _url, unready: _unready, notes: _notes, signers, ...plain } = remote;
  const { title, url, notes } = row.remote ?? {};
  return {
    ...plain,
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    ...(notes === undefined ? {} : { notes }),
    signers: signers.map((signer) => {
      const { reason: _reason, ...silent } = signer;
      const isKnown = known.some(({ email }) => same(email, signer.email));
      return isKnown ? silent : ({ ...silent, name: ERASED, email: ERASED } satisfies RemoteSigner);
    }),
  };
}
