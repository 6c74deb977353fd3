import { useMutation } from "@tanstack/react-query";
import type { UseMutationOptions, UseMutationResult } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { isRepeatedPress } from "./press-once.ts";

/**
 * Something that a person does. It is asked for once: not again while it is under way, which a button drawn as busy says too late, and
 * not by the second click of a double click.
 */
export function useAct<Data, Input = void>(
  options: UseMutationOptions<Data, Error, Input>,
): UseMutationResult<Data, Error, Input> {
  const isUnderWay = useRef(false);
  const act = useMutation(options);
  const { mutateAsync } = act;
  const mutate = useCallback<typeof act.mutate>(
    (...given) => {
      if (isUnderWay.current || isRepeatedPress()) return;
      isUnderWay.current = true;
      const release = () => {
        isUnderWay.current = false;
      };
      // what went wrong is told by the act's own `error`
      void mutateAsync(...given).then(release, release);
    },
    [mutateAsync],
  );
  return { ...act, mutate };
}
