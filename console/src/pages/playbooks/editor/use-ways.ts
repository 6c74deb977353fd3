import { useState } from "react";
import { queryClient } from "../../../api/query-client.ts";
import { toastProblem } from "../../../parts/toast.ts";
import { useAccount } from "../../../shell/use-account.ts";
import { templateQuery } from "../playbooks-query.ts";
import { useEditor } from "./editor-context.ts";
import { matchSigners, matchTemplate } from "./match-template.ts";
import { readWays, waysOf, writeWays } from "./ways.ts";
import type { Ways } from "./ways.ts";

interface UsedWays {
  /** `undefined`: only a configuration file can say it. */
  readonly ways: Ways | undefined;
  /** Changes them; fields and signers of a template that comes in anew are matched by name. */
  readonly set: (ways: Ways) => void;
}

/** Which way contracts go, in the draft around. */
export function useWays(): UsedWays {
  const { id: account } = useAccount();
  const { draft, isNew, changeSend } = useEditor();
  // what stands in a file has no place for half-written cases: two new ones would be one
  const [ways, setWays] = useState(() => readWays(draft.send));
  const match = async (next: Ways): Promise<void> => {
    const known = ways === undefined ? [] : waysOf(ways);
    const fresh = waysOf(next).filter(
      (one) =>
        one.template !== "" &&
        !known.some(({ connection, template }) => connection === one.connection && template === one.template),
    );
    for (const { connection, template } of fresh) {
      const detail = await queryClient.fetchQuery(templateQuery(account, connection, template));
      changeSend((send) => ({
        fields: matchTemplate(send.fields, detail),
        ...(isNew ? { signers: matchSigners(send.signers, detail) } : {}),
      }));
    }
  };
  return {
    ways,
    set: (next) => {
      setWays(next);
      changeSend(writeWays(next));
      match(next).catch(toastProblem);
    },
  };
}
