let isRepeat = false;

/** Is it the second click of a double click that is being dealt with? */
export function isRepeatedPress(): boolean {
  return isRepeat;
}

/**
 * A double click is one wish. Its second click does not reach what has come under the pointer meanwhile (a dialog's backdrop, the page
 * behind a dialog that has closed), and hands no form in again.
 */
export function pressOnce(): void {
  let first: Element | undefined;
  window.addEventListener(
    "click",
    (event) => {
      const pressed = controlOf(event.target);
      if (event.detail < 2) {
        first = pressed;
        return;
      }
      isRepeat = true;
      // the form that the click hands in is dealt with before
      setTimeout(() => {
        isRepeat = false;
      });
      if (pressed === first && !isSubmit(pressed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

function controlOf(target: EventTarget | null): Element | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest("button, a, label, input, select, textarea, [role]") ?? target;
}

function isSubmit(pressed: Element | undefined): boolean {
  return pressed instanceof HTMLButtonElement && pressed.type === "submit";
}
