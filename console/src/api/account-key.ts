/** Key of everything that was read of an account: `["account", id, noun, …]`; live updates forget by noun. */
export function accountKey(account: string, noun: string, ...more: readonly unknown[]): readonly unknown[] {
  return ["account", account, noun, ...more];
}
