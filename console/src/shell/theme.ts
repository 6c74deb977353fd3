import { createTheme } from "@mantine/core";
import type { MantineColorsTuple } from "@mantine/core";

const INK: MantineColorsTuple = [
  "#eef1fd",
  "#dfe4fa",
  "#bcc6f3",
  "#96a5ec",
  "#7e90e8",
  "#5c73e0",
  "#4a63d8",
  "#3b53c4",
  "#3046a8",
  "#26398c",
];

const GRAY: MantineColorsTuple = [
  "#f8fafc",
  "#f1f4f8",
  "#e3e8ef",
  "#cdd5df",
  "#9aa4b2",
  "#697586",
  "#4b5565",
  "#364152",
  "#202939",
  "#121926",
];

const DARK: MantineColorsTuple = [
  "#e3e6eb",
  "#c2c8d0",
  "#a3abb7",
  "#8a94a3",
  "#3a424e",
  "#2b323c",
  "#20262e",
  "#171b21",
  "#11151a",
  "#0b0e12",
];

/** The list itself scrolls, not something around it: whoever uses a keyboard or a screen reader is led through it. */
const LIST = { defaultProps: { withScrollArea: false }, classNames: { options: "cs-options" } };

/** Quiet greys, one ink; letters of the machine itself, since nothing is fetched from elsewhere. */
export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 7 },
  colors: { ink: INK, gray: GRAY, dark: DARK },
  black: "#121926",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "1.375rem", lineHeight: "1.3" },
      h2: { fontSize: "0.9375rem", lineHeight: "1.4" },
      h3: { fontSize: "0.875rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Select: LIST,
    MultiSelect: LIST,
    Autocomplete: LIST,
    TagsInput: LIST,
    Button: { defaultProps: { size: "sm" } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Drawer: { defaultProps: { attributes: { header: { role: "presentation" } } } },
    // its title stands in a <header>, which is no second banner of the page
    Modal: {
      defaultProps: { centered: true, radius: "lg", attributes: { header: { role: "presentation" } } },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});
