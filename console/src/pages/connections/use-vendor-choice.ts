import { useState } from "react";
import { hasUnsaved } from "../../parts/unsaved.ts";

interface VendorChoice {
  readonly chosen: string | undefined;
  readonly choose: (vendor: string) => void;
  /** Another one was chosen although something unsaved stands here. */
  readonly isAsking: boolean;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** The vendor that is being connected; another one only after a question, where what was typed would be lost. */
export function useVendorChoice(onChosen: () => void): VendorChoice {
  const [chosen, setChosen] = useState<string>();
  const [wanted, setWanted] = useState<string>();
  const take = (vendor: string) => {
    setChosen(vendor);
    setWanted(undefined);
    onChosen();
  };
  return {
    chosen,
    choose: (vendor) => {
      if (vendor === chosen) return;
      if (hasUnsaved()) setWanted(vendor);
      else take(vendor);
    },
    isAsking: wanted !== undefined,
    leave: () => {
      if (wanted !== undefined) take(wanted);
    },
    stay: () => setWanted(undefined),
  };
}
