import { Checkbox } from "@mantine/core";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { ApiError } from "../api/api-error.ts";
import { useAct } from "../api/use-act.ts";
import type { Point } from "./asked.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";

interface Props {
  /** What it is opened by. */
  readonly children: (ask: () => void) => ReactNode;
  readonly title: string;
  readonly points: readonly Point[];
  readonly confirm: string;
  /** It cannot be taken out now: `points` say why. */
  readonly isImpossible?: boolean;
  /** Stands beside a box that has to be ticked while contracts are under way. */
  readonly despite: string;
  readonly onRemove: (despite: boolean) => Promise<unknown>;
  readonly onRemoved: () => Promise<void>;
}

/** Takes something out that contracts may still need: then only who says so once more. */
export function Removal(props: Props): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const [despite, setDespite] = useState(false);
  const remove = useAct({
    mutationFn: () => props.onRemove(despite),
    onSuccess: props.onRemoved,
  });
  const isUnderWay = remove.error instanceof ApiError && remove.error.reason === "contracts_under_way";
  const close = () => {
    remove.reset();
    setDespite(false);
    setAsking(false);
  };
  return (
    <>
      {props.children(() => setAsking(true))}
      <ConfirmDialog
        opened={isAsking}
        danger
        title={props.title}
        points={props.points}
        confirm={props.confirm}
        busy={remove.isPending}
        disabled={props.isImpossible === true || (isUnderWay && !despite)}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {isUnderWay && (
          <Checkbox
            label={props.despite}
            checked={despite}
            onChange={(event) => setDespite(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
