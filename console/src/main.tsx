import "virtual:mantine-styles";
import "@mantine/notifications/styles.css";
import "./shell/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { pressOnce } from "./api/press-once.ts";
import { App } from "./shell/app.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no place for the console.");
pressOnce();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
