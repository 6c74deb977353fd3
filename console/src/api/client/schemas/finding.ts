// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Finding {
  help?: string;
  level: "ok" | "note" | "problem";
  text: string;
}
