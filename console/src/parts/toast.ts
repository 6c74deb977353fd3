import type { NotificationData } from "@mantine/notifications";
import { texts } from "../texts/texts.ts";

const SHOWN_MS = 5000;

/** A short word in the corner that something was done; read aloud by screen readers. */
export function toast(message: string): void {
  void show({ message, autoClose: SHOWN_MS, color: "ink", role: "status" });
}

/** The same for something that was not done. Stays until it is closed. */
export function toastProblem(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  void show({ message, autoClose: false, color: "red", role: "alert" });
}

/** The library comes with the first toast; until then nobody waits for it. */
async function show(toasted: NotificationData): Promise<void> {
  const { notifications } = await import("@mantine/notifications");
  notifications.show({ closeButtonProps: { "aria-label": texts.t("close") }, ...toasted });
}
