import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "node:path";
import type { Language } from "./english.ts";

const HOME = new URL("../../texts/", import.meta.url);

/** The language that everything is told in where no other will do. */
export const ENGLISH = "en";

let english: Language | undefined;

/** Read once, when something is told first: help in a terminal needs none of it. */
export function readEnglish(): Language {
  english ??= readLanguage(ENGLISH);
  return english;
}

/** Every language that has a folder of its own, by its code. */
export function readLanguages(): Readonly<Record<string, Language>> {
  const codes = readdirSync(HOME).filter((code) => code !== ENGLISH);
  return Object.fromEntries(codes.map((code) => [code, readLanguage(code)]));
}

function readLanguage(code: string): Language {
  const service = new URL(`${code}/service/`, HOME);
  const files = existsSync(service) ? readdirSync(service).filter((file) => file.endsWith(".json")) : [];
  const own = files.map((file) => [parse(file).name, readText(new URL(file, service))]);
  const shared = new URL(`${code}/console/common.json`, HOME);
  return Object.fromEntries(existsSync(shared) ? [...own, ["common", readText(shared)]] : own);
}

function readText(file: URL): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
