import { useText } from "../../texts/use-text.ts";

interface By {
  readonly kind: "person" | "key" | "service";
  readonly name: string;
  readonly email?: string;
}

/** Who did something, so that a person cannot be taken for a key, for the service, or for another person. */
export function useBy(): (by: By) => string {
  const text = useText("settings");
  return ({ kind, name, email }) => {
    if (kind === "person") return email === undefined ? name : text("by.person", { name, email });
    return kind === "key" ? text("by.key", { name }) : text("by.service");
  };
}
