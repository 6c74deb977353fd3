import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";
import type { Folder, Tools } from "../provider.ts";
import { createLetters, europeanLetters } from "./letters.ts";
import { createTemplates } from "./templates.ts";
import type { Templates } from "./templates.ts";

/** The vendor has no templates: the contracts are our own PDFs, filled in here. */
export interface OurPapers extends Templates {
  /** The order's template, filled in. Throws `not_found` (STOP) where there is none, and whatever `fillPdf` throws. */
  fill(order: ContractOrder): Promise<Uint8Array>;
}

export interface PaperSettings {
  readonly templates?: string;
  readonly font?: string;
}

export function createPapers(settings: PaperSettings, tools: Pick<Tools, "folder" | "download">): OurPapers {
  const folder = settings.templates === undefined ? undefined : tools.folder(settings.templates);
  const templates = createTemplates(folder, tools);
  const letters = createLetters(() => fontOf(settings.font, folder));
  return {
    ...templates,
    async fill(order) {
      const file = await templates.read(order.template);
      if (file !== undefined) {
        const { fillPdf } = await import("./fill-pdf.ts");
        return fillPdf(file.bytes, order, letters);
      }
      const detail = `There is no template “${order.template.slice(0, 200)}” in the folder.`;
      throw new CountersignError("not_found", STOP, detail, { operation: "create" });
    },
  };
}

async function fontOf(font: string | undefined, folder: Folder | undefined): Promise<Uint8Array> {
  if (font === undefined) return europeanLetters();
  const bytes = await folder?.read(font);
  if (bytes !== undefined) return bytes;
  const detail = `There is no font “${font.slice(0, 200)}” in the folder of templates.`;
  throw new CountersignError("configuration_invalid", STOP, detail, { operation: "create" });
}
