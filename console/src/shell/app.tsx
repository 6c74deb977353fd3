import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { I18nextProvider } from "react-i18next";
import { queryClient } from "../api/query-client.ts";
import { Toasts } from "./toasts.tsx";
import { texts } from "../texts/texts.ts";
import { router } from "./router.tsx";
import { theme } from "./theme.ts";
import { themeVariables } from "./theme-variables.ts";

/** The whole console: its looks, its texts, what it has read, and its pages. */
export function App(): ReactElement {
  return (
    <I18nextProvider i18n={texts}>
      <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <Toasts />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
