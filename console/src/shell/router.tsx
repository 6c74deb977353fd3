import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { readContractsSearch } from "../pages/contracts/contracts-search.ts";
import { readDeliveriesSearch } from "../pages/deliveries/deliveries-search.ts";
import { readOverviewSearch } from "../pages/overview/overview-search.ts";
import { readPlaybookSearch } from "../pages/playbooks/playbook-search.ts";
import { AccountLayout } from "./account-layout.tsx";
import { ErrorPage } from "./error-page.tsx";
import { guard, guardAccount } from "./guard.ts";
import { Inside } from "./inside.tsx";
import { lazyPage } from "./lazy-page.ts";
import { NotFoundPage } from "./not-found-page.tsx";

const root = createRootRoute({ component: Outlet });

interface SignInSearch {
  readonly next?: string;
  /** Of single sign-on. */
  readonly error?: string;
  /** Somebody was signed in until now. */
  readonly ended?: true;
}

/** Only addresses of our own: a link to the sign-in page must not lead elsewhere afterwards. */
function readNext({ next, error, ended }: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof next === "string" && /^\/(?![/\\])/u.test(next) ? { next } : {}),
    ...(typeof error === "string" && /^[\w-]{1,60}$/u.test(error) ? { error } : {}),
    ...(ended === true ? { ended } : {}),
  };
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyPage(() => import("../pages/sign-in/sign-in-page.tsx"), "SignInPage"),
  validateSearch: readNext,
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyPage(() => import("../pages/welcome/welcome-page.tsx"), "WelcomePage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyPage(() => import("../pages/invitation/invitation-page.tsx"), "InvitationPage"),
});

const unasked = createRoute({
  getParentRoute: () => root,
  path: "/unasked",
  component: lazyPage(() => import("../pages/unasked/unasked-page.tsx"), "UnaskedPage"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Inside,
  beforeLoad: async ({ location }) => {
    await guard(location.href);
  },
});
const start = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyPage(() => import("../pages/start/start-page.tsx"), "StartPage"),
});
const newAccount = createRoute({
  getParentRoute: () => inside,
  path: "/new-account",
  component: lazyPage(() => import("../pages/start/new-account.tsx"), "NewAccount"),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: "/a/$account",
  component: AccountLayout,
  beforeLoad: async ({ location, params }) => guardAccount(location.href, params.account),
});
const below = () => account;
const accountStart = createRoute({
  getParentRoute: below,
  path: "/",
  component: lazyPage(() => import("../pages/start/start-page.tsx"), "StartPage"),
});
const you = createRoute({
  getParentRoute: below,
  path: "/you",
  component: lazyPage(() => import("../pages/you/you-page.tsx"), "YouPage"),
});
const overview = createRoute({
  getParentRoute: below,
  path: "/overview",
  validateSearch: readOverviewSearch,
  component: lazyPage(() => import("../pages/overview/overview-page.tsx"), "OverviewPage"),
});
const contracts = createRoute({
  getParentRoute: below,
  path: "/contracts",
  validateSearch: readContractsSearch,
  component: lazyPage(() => import("../pages/contracts/contracts-page.tsx"), "ContractsPage"),
});
const contract = createRoute({
  getParentRoute: below,
  path: "/contracts/$reference",
  component: lazyPage(() => import("../pages/contract/contract-page.tsx"), "ContractPage"),
});
const attention = createRoute({
  getParentRoute: below,
  path: "/attention",
  component: lazyPage(() => import("../pages/attention/attention-page.tsx"), "AttentionPage"),
});
const playbooks = createRoute({
  getParentRoute: below,
  path: "/playbooks",
  component: lazyPage(() => import("../pages/playbooks/playbooks-page.tsx"), "PlaybooksPage"),
});
const playbook = createRoute({
  getParentRoute: below,
  path: "/playbooks/$playbook",
  validateSearch: readPlaybookSearch,
  component: lazyPage(() => import("../pages/playbooks/playbook-page.tsx"), "PlaybookPage"),
});
const connections = createRoute({
  getParentRoute: below,
  path: "/connections",
  component: lazyPage(() => import("../pages/connections/connections-page.tsx"), "ConnectionsPage"),
});
const connection = createRoute({
  getParentRoute: below,
  path: "/connections/$connection",
  component: lazyPage(() => import("../pages/connections/connection-page.tsx"), "ConnectionPage"),
});
const deliveries = createRoute({
  getParentRoute: below,
  path: "/deliveries",
  validateSearch: readDeliveriesSearch,
  component: lazyPage(() => import("../pages/deliveries/deliveries-page.tsx"), "DeliveriesPage"),
});
const settings = createRoute({
  getParentRoute: below,
  path: "/settings",
  component: lazyPage(() => import("../pages/settings/settings-page.tsx"), "SettingsPage"),
});
const sandbox = createRoute({
  getParentRoute: () => inside,
  path: "/sandbox",
  component: lazyPage(() => import("../pages/sandbox/sandbox-page.tsx"), "SandboxPage"),
});

const routeTree = root.addChildren([
  signIn,
  welcome,
  invitation,
  unasked,
  inside.addChildren([
    start,
    newAccount,
    sandbox,
    account.addChildren([
      accountStart,
      you,
      overview,
      contracts,
      contract,
      attention,
      playbooks,
      playbook,
      connections,
      connection,
      deliveries,
      settings,
    ]),
  ]),
]);

/** Every page by its address; each is loaded when it is first opened. */
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
