import { Outlet } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { SignedOut } from "./signed-out.tsx";

/** Every page that asks for a session. */
export function Inside(): ReactElement {
  return (
    <>
      <Outlet />
      <SignedOut />
    </>
  );
}
