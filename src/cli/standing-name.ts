/** What has a health of its own: a connection (Kommo among them), a playbook's trigger stage, the archive. */
export interface StandingName {
  readonly kind: "connection" | "playbook" | "archive";
  /** As the file calls it. */
  readonly name: string;
}

/** Tells apart what the health table keeps under one column. */
export function standingName(connection: string): StandingName {
  const [, playbook] = /^playbook:(.+)$/u.exec(connection) ?? [];
  if (playbook !== undefined) return { kind: "playbook", name: playbook };
  return { kind: connection === "archive" ? "archive" : "connection", name: connection };
}
