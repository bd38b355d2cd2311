import { useEffect, useState } from "preact/hooks";
import { fetchCatalogue } from "./api";
import type { Catalogue } from "./graph/catalogue";
import { Help } from "./parts/Help";
import { Search } from "./parts/Search";
import { Failed, Loading } from "./parts/States";
import { change, onSay, show, useView } from "./store";
import { useLoaded } from "./use";
import { home, graphOf, map, pathOf, writeView, type View } from "./view";
import { GraphScreen } from "./views/GraphScreen";
import { HomeScreen } from "./views/HomeScreen";
import { PathScreen } from "./views/PathScreen";

export function App() {
  const view = useView();
  const catalogue = useLoaded("catalogue", fetchCatalogue);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "?") setHelp(true);
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search")?.focus();
      }
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="bar">
        <Link class="brand" to={home} label="RiskGraph, first page"><Mark />RiskGraph</Link>
        {catalogue.state === "done" && <Search catalogue={catalogue.value} choose={(id, selection) => show(graphOf(id, selection))} id="search" label="Search the graph" hint="Search risks, incidents, laws, words …" />}
        <nav aria-label="Views">
          <Link to={map} current={view.screen.kind === "map"}>Map</Link>
          <Link to={pathOf("", "")} current={view.screen.kind === "path"}>Paths</Link>
          <a href="/graphiql">API</a>
          <button type="button" class="quiet" onClick={() => setHelp(true)} aria-label="Keys and help">?</button>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {catalogue.state === "loading" && <Loading what="the catalogue" />}
        {catalogue.state === "failed" && <Failed message={catalogue.message} again={catalogue.again} />}
        {catalogue.state === "done" && view.data !== null && view.data !== catalogue.value.changed && <Changed since={view.data} />}
        {catalogue.state === "done" && <Screen view={view} catalogue={catalogue.value} />}
      </main>
      <LiveRegion />
      {help && <Help close={() => setHelp(false)} />}
    </>
  );
}

const loadMap = (): Promise<typeof import("./map/MapScreen")> => import("./map/MapScreen");

/** A part of the page whose script is fetched when it is first shown. */
function Lazy<T>({ load, what, children }: { load: () => Promise<T>; what: string; children: (module: T) => preact.ComponentChildren }) {
  const module = useLoaded(what, load);
  if (module.state === "loading") return <Loading what={what} />;
  return module.state === "failed" ? <Failed message={module.message} again={module.again} /> : <>{children(module.value)}</>;
}

function Screen({ view, catalogue }: { view: View; catalogue: Catalogue }) {
  const { screen } = view;
  switch (screen.kind) {
    case "home": return <HomeScreen catalogue={catalogue} />;
    case "graph": return <GraphScreen view={view} screen={screen} catalogue={catalogue} />;
    case "path": return <PathScreen view={view} screen={screen} catalogue={catalogue} />;
    case "map": return <Lazy load={loadMap} what="the map">{(module) => <module.MapScreen view={view} screen={screen} catalogue={catalogue} />}</Lazy>;
    default: return screen satisfies never;
  }
}

/** An old link still opens, on the graph as it is now. */
function Changed({ since }: { since: string }) {
  return (
    <p class="notice" role="status">
      The graph has changed since this link was made{/^\d{4}-\d{2}-\d{2}/.test(since) && ` (it was of ${since.slice(0, 10)})`}; what you see is the graph as it is now.
      <button type="button" class="quiet" onClick={() => change((now) => ({ ...now, data: null }), "replace")}>All right</button>
    </p>
  );
}

/** A link that opens in a new tab as any other does, and changes the view without loading the page otherwise. */
export function Link({ to, children, label, current, ...rest }: { to: View; children: preact.ComponentChildren; label?: string; class?: string; current?: boolean }) {
  return (
    <a
      {...rest}
      href={writeView(to)}
      aria-label={label}
      aria-current={current === true ? "page" : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        show(to);
      }}
    >
      {children}
    </a>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 17L12 6M12 6L19 13M6 17L19 13" />
      <circle cx="12" cy="6" r="3.4" /><circle cx="6" cy="17.5" r="2.8" /><circle cx="19" cy="13.5" r="2.4" />
    </svg>
  );
}

function LiveRegion() {
  const [text, setText] = useState("");
  useEffect(() => onSay(setText), []);
  return <div class="unseen" role="status" aria-live="polite">{text}</div>;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
