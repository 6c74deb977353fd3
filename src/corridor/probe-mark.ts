/** Name of the mark that says when a broken connection was last tried. */
export function probeMark(connection: string): string {
  return `probe:${connection}`;
}
