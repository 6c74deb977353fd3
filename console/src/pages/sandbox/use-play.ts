import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/use-act.ts";
import { toast, toastProblem } from "../../parts/toast.ts";

interface Play<I> {
  readonly isPlaying: boolean;
  readonly play: (input: I) => void;
}

/** One thing that a visitor does in the sandbox; everything is read again afterwards, and a refusal is told. */
export function usePlay<I>(run: (input: I) => Promise<unknown>, done?: string): Play<I> {
  const client = useQueryClient();
  const { mutate, isPending } = useAct({
    mutationFn: run,
    onSuccess: () => {
      if (done !== undefined) toast(done);
    },
    onError: toastProblem,
    onSettled: () => client.invalidateQueries({ queryKey: ["sandbox"] }),
  });
  return { isPlaying: isPending, play: mutate };
}
