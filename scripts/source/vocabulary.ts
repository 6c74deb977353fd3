/** A word that has its place: outside it, another word is meant. */
export interface PlacedWord {
  readonly word: RegExp;
  /** Where it is at home: starts of paths. */
  readonly home: readonly string[];
  readonly instead: string;
}

/** Words of Kommo's and the vendors' interfaces that stop at their client's door. Comments are not looked at. */
export const PLACED_WORDS: readonly PlacedWord[] = [
  {
    word: /^(?:leads?|lead_id|leadIds?)$|\b(?:a|the) leads?\b|\bleads\./,
    home: ["src/crm/kommo/"],
    instead: "deal",
  },
  { word: /^(?:status_id|statusIds?|old_status_id)$/, home: ["src/crm/kommo/"], instead: "stage" },
  { word: /^pipeline_id$/, home: ["src/crm/kommo/"], instead: "pipelineId" },
  {
    word: /\b(?:contractbook|ironclad|oneflow|skribble|zoho(?!-oauthtoken))\b/i,
    home: ["src/providers/", "src/config/", "src/cli/", "src/domain/fill/example.ts"],
    instead: "a capability as data (`can.…`), or the provider's own name",
  },
  { word: /^envelopes?$|^envelopeIds?$/i, home: ["src/providers/"], instead: "contract" },
];
