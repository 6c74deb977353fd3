import { useSession } from "../../shell/use-session.ts";
import { useEntrance } from "../sign-in/use-entrance.ts";

/** Is this the demo's invented owner, whose password nobody knows? */
export function useIsInvented(): boolean {
  const { email } = useSession();
  const { suggestion } = useEntrance();
  return suggestion !== undefined && suggestion.email === email;
}
