import { Link } from "@tanstack/react-router";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactElement, ReactNode } from "react";
import { useAccount } from "./use-account.ts";

interface Props {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly label: string;
  readonly icon: ReactNode;
  readonly aside?: ReactNode;
  readonly onClick: () => void;
}

/** One line of the navigation; the page that is open is marked, also for screen readers. */
export function NavigationLink({ to, label, icon, aside, onClick }: Props): ReactElement {
  const { id } = useAccount();
  return (
    <Link
      className="cs-nav-link"
      to={to}
      params={{ account: id }}
      activeOptions={{ includeSearch: false }}
      activeProps={{ "data-active": true }}
      onClick={onClick}
    >
      {icon}
      <span>{label}</span>
      {aside}
    </Link>
  );
}
