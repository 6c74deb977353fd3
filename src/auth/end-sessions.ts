import type { Session } from "../store/session.ts";

/** Signs everybody out and forgets devices that were to be asked for no code; resolves to how many sessions that were. */
export async function endSessions(session: Session): Promise<number> {
  await session.run({
    text: "delete from countersign_auth.verifications where identifier like 'trust-device-%'",
  });
  return session.run({ text: "delete from countersign_auth.sessions" });
}
