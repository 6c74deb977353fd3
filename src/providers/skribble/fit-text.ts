import { PDFTextField } from "@cantoo/pdf-lib";
import type { PDFFont, PDFWidgetAnnotation } from "@cantoo/pdf-lib";
import type { FormField } from "./pdf-template.ts";
import { wrapText } from "./wrap-text.ts";

/** Where the template leaves the size open, and the least that people can read. */
const USUAL_PT = 12;
const LEAST_PT = 5;
const STEP_PT = 0.5;
/** Lines stand this far apart, as the appearance is drawn. */
const LEADING = 1.2;

const SIZE = /(\/\S+\s+)(\d*\.?\d+)(\s+Tf)/u;

interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Makes the letters of each of the field's boxes as small as the text needs. The text to draw, broken into lines where the
 * field has lines; `undefined` = it does not even fit with the smallest letters, and would be cut off.
 */
export function fitText(field: FormField, text: string, font: PDFFont): string | undefined {
  // letters in cells of their own: their number was checked
  if (field instanceof PDFTextField && field.isCombed()) return text;
  const fits =
    field instanceof PDFTextField && field.isMultiline() ? inLines(text, font) : inLine(text, font);
  let drawn: string | undefined = text;
  for (const widget of field.acroField.getWidgets()) {
    const appearance =
      widget.getDefaultAppearance() ?? field.acroField.getDefaultAppearance() ?? "/Helv 0 Tf 0 g";
    const wanted = Number(SIZE.exec(appearance)?.[2] ?? 0) || USUAL_PT;
    const box = boxOf(widget);
    const size = sizes(wanted).find((pt) => fits(pt, box) !== undefined);
    if (size === undefined) return undefined;
    drawn = fits(size, box);
    widget.setDefaultAppearance(withSize(appearance, size));
  }
  return drawn;
}

/** From the wanted one down to the least, in points. */
function sizes(wanted: number): readonly number[] {
  if (wanted <= LEAST_PT) return [wanted];
  const steps = Math.ceil((wanted - LEAST_PT) / STEP_PT);
  return Array.from({ length: steps + 1 }, (_, step) => Math.max(LEAST_PT, wanted - step * STEP_PT));
}

type Fits = (pt: number, box: Box) => string | undefined;

function inLine(text: string, font: PDFFont): Fits {
  const width = font.widthOfTextAtSize(text, 1);
  const height = font.heightAtSize(1, { descender: false });
  return (pt, box) => (width * pt <= box.width && height * pt <= box.height ? text : undefined);
}

function inLines(text: string, font: PDFFont): Fits {
  const wrap = wrapText(text, font);
  const height = font.heightAtSize(1) * LEADING;
  return (pt, box) => {
    const lines = wrap(box.width / pt);
    return lines !== undefined && lines.length * height * pt <= box.height ? lines.join("\n") : undefined;
  };
}

/** Within border and padding, as the appearance is drawn. */
function boxOf(widget: PDFWidgetAnnotation): Box {
  const { width, height } = widget.getRectangle();
  const lost = ((widget.getBorderStyle()?.getWidth() ?? 0) + 1) * 2;
  const turned = Math.abs(widget.getAppearanceCharacteristics()?.getRotation() ?? 0) % 180 === 90;
  const [wide, high] = turned ? [height, width] : [width, height];
  return { width: wide - lost, height: high - lost };
}

function withSize(appearance: string, size: number): string {
  return SIZE.test(appearance)
    ? appearance.replace(SIZE, (_all, font: string, _old, end: string) => `${font}${size}${end}`)
    : `${appearance} /Helv ${size} Tf`;
}
