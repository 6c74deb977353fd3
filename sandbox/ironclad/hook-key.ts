import { generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** A key pair that signs hooks. */
export interface HookKey {
  readonly privateKey: KeyObject;
  /** As the verification-key endpoint gives it out. */
  readonly publicPem: string;
}

const keys: HookKey[] = [];

const createHookKey = (): HookKey => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, publicPem: publicKey.export({ type: "spki", format: "pem" }).toString() };
};

/** The process's key of that number, from 0; RSA 2048. Made when first asked for: that takes a moment. */
export const hookKey = (number: number): HookKey => {
  for (let at = keys.length; at <= number; at += 1) keys.push(createHookKey());
  return keys[number] ?? createHookKey();
};
