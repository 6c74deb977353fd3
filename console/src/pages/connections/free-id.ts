/** The first id of this kind that nothing has yet: `oneflow`, `oneflow-2`. */
export function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
