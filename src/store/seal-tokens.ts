import type { SecretCodec } from "./secret-codec.ts";
import type { Session } from "./session.ts";

type SealRow = { account: string; connection: string; access_token: string; refresh_token: string };

const WRITTEN = `select account, connection, access_token, refresh_token from countersign.tokens
  where access_token is not null and refresh_token is not null`;

/** Any token that can be read with its key alone. */
export async function sealedToken(session: Session): Promise<SealRow | undefined> {
  const [row] = await session.rows<SealRow>({ text: `${WRITTEN} and access_token like 'v1:%' limit 1` });
  return row;
}

/** Encrypts the tokens that an older version left in clear. One that is renewed meanwhile is written encrypted anyway. */
export async function sealTokens(session: Session, codec: SecretCodec): Promise<void> {
  const rows = await session.rows<SealRow>({
    text: `${WRITTEN} and (access_token not like 'v1:%' or refresh_token not like 'v1:%')`,
  });
  for (const { account, connection, access_token: access, refresh_token: refresh } of rows) {
    const place = `${account}/${connection}`;
    const sealed = (text: string, which: string): string =>
      codec.isSealed(text) ? text : codec.encode(text, `${place}/${which}`);
    await session.run({
      text: `update countersign.tokens set access_token = $5, refresh_token = $6
        where account = $1 and connection = $2 and access_token = $3 and refresh_token = $4`,
      values: [account, connection, access, refresh, sealed(access, "access"), sealed(refresh, "refresh")],
    });
  }
}
