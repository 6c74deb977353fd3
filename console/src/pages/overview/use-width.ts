import { useElementSize } from "@mantine/hooks";

/** How wide a drawing may be, in pixels, so that its letters stay as large as all others; `usual` until that is known. */
export function useWidth(usual: number): {
  readonly ref: (node: HTMLDivElement | null) => void;
  readonly width: number;
} {
  const { ref, width } = useElementSize<HTMLDivElement>();
  return { ref, width: width > 0 ? Math.round(width) : usual };
}
