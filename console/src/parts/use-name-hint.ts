import { useText } from "../texts/use-text.ts";
import { LONGEST_NAME } from "./longest-name.ts";

/** What stands under a name's field: that it is as long as it may be, where a longer one has just been cut; else what is to be said. */
export function useNameHint(name: string, otherwise: string): string {
  const text = useText("common");
  return name.length < LONGEST_NAME ? otherwise : text("longestName", { count: LONGEST_NAME });
}
