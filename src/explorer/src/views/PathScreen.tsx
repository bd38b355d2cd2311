import { useCallback, useMemo, useState } from "preact/hooks";
import { fetchRoutes, type Route } from "../api";
import type { Catalogue } from "../graph/catalogue";
import { apply, countsOf } from "../graph/graph";
import { dateOf, yearOf } from "../graph/model";
import { graphOfRoutes, placeRoutes } from "../graph/routes";
import { Panel } from "../panel/Panel";
import { Facets } from "../parts/Facets";
import { Search } from "../parts/Search";
import { Empty, Failed, Loading } from "../parts/States";
import { Timeline } from "../parts/Timeline";
import { sheetOf } from "../sheet/sheet";
import { change, filter, show } from "../store";
import { useLoaded } from "../use";
import { graphOf, pathOf, type Screen, type View } from "../view";
import { select, StatementTable, StatementTools, unselect } from "./GraphScreen";
import { Picture, type Acts } from "./Picture";
import { Workspace } from "./Workspace";

type PathOf = Extract<Screen, { kind: "path" }>;
/** How many steps are looked at, and how many routes are asked for. */
export const reach = 6;
const most = 8;
const nothing: readonly Route[] = [];

/** Two things, and the shortest ways from one to the other along what documents say. */
export function PathScreen({ view, screen, catalogue }: { view: View; screen: PathOf; catalogue: Catalogue }) {
  const { from, to } = screen;
  const asked = from !== "" && to !== "" && from !== to;
  const left = view.filters.hiddenPredicates;
  const found = useLoaded(JSON.stringify([from, to, left]), (signal) => fetchRoutes(from, to, left, asked, most, reach, signal));
  const ends = found.state === "done" ? found.value : null;
  const swap = (): void => show({ ...view, screen: { kind: "path", from: to, to: from }, camera: null, selection: { kind: "none" } });
  const pick = (end: "from" | "to") => (id: string): void => show({ ...view, screen: { ...screen, [end]: id }, camera: null, selection: { kind: "none" } });
  return (
    <>
      <form class="pickers" role="search" aria-label="Two things" onSubmit={(event) => event.preventDefault()}>
        <span aria-hidden="true">From</span>
        <Search key={`from ${from}`} id="from" catalogue={catalogue} label="From" hint="A risk, an incident, a law …" choose={pick("from")} initial={from === "" ? "" : (ends?.from?.name ?? from)} />
        <button type="button" class="quiet" onClick={swap} aria-label="Swap the two" disabled={from === "" && to === ""}>⇄</button>
        <span aria-hidden="true">to</span>
        <Search key={`to ${to}`} id="to" catalogue={catalogue} label="To" hint="Another one" choose={pick("to")} initial={to === "" ? "" : (ends?.to?.name ?? to)} />
      </form>
      {!asked && <Ask from={from} to={to} />}
      {asked && found.state === "loading" && <Loading what="the routes" />}
      {asked && found.state === "failed" && <Failed message={found.message} again={found.again} />}
      {asked && ends !== null && <Found view={view} screen={screen} catalogue={catalogue} found={ends} />}
    </>
  );
}

function Ask({ from, to }: { from: string; to: string }) {
  return (
    <Empty>
      <p><strong>{from !== "" && from === to ? "The two are the same. Choose another." : "How do two things hang together?"}</strong></p>
      <p>Choose two of them above. The shortest routes between them are shown, and the sentence behind each step.</p>
      <p>For example <a href="/?view=path&from=risk:hallucination&to=risk:prompt-injection" onClick={(event) => { event.preventDefault(); show(pathOf("risk:hallucination", "risk:prompt-injection")); }}>hallucination and prompt injection</a>.</p>
    </Empty>
  );
}

type FoundProps = { readonly view: View; readonly screen: PathOf; readonly catalogue: Catalogue; readonly found: Awaited<ReturnType<typeof fetchRoutes>> };

function Found({ view, screen, catalogue, found }: FoundProps) {
  const routes = found.paths?.paths ?? nothing;
  const graph = useMemo(() => graphOfRoutes(routes, [found.from, found.to]), [found]);
  const shown = useMemo(() => apply(graph, view.filters, [screen.from, screen.to], []), [graph, view.filters]);
  const placed = useCallback((narrow: boolean) => placeRoutes(screen.from, screen.to, shown.graph, routes, catalogue, narrow), [shown.graph, found, catalogue]);
  const layout = useMemo(() => placed(false), [placed]);
  const [over, setOver] = useState<number | null>(null);
  const lit = useMemo(() => (over === null ? null : new Set(routes[over]?.steps.map(({ statement }) => statement.id))), [over, routes]);
  if (found.from === null || found.to === null) return <Empty><p><strong>The graph holds nothing with the id {found.from === null ? screen.from : screen.to}.</strong></p><p>Search for its name above.</p></Empty>;
  const title = `From ${found.from.name} to ${found.to.name}`;
  const sheet = sheetOf(title, layout, shown, view.filters, catalogue);
  const { selection, filters } = view;
  const withoutWords = filters.hiddenPredicates.length === 0 ? "" : ` without ${filters.hiddenPredicates.map((predicate) => `“${catalogue.label(predicate)}”`).join(", ")}`;
  const summary = routes.length === 0 ? `No route within ${found.paths?.searchedTo ?? reach} steps${withoutWords}.`
    : `${routes.length === most ? `The ${most} shortest routes` : routes.length === 1 ? "One route" : `${routes.length} routes`}${withoutWords}, the shortest of ${routes[0]?.length === 1 ? "one step" : `${routes[0]?.length ?? 0} steps`}.`;
  const acts: Acts = {
    select, expand: null, centre: (id) => show(graphOf(id)), hide: () => undefined, pin: () => undefined, showRows: () => undefined,
    look: (camera) => change((now) => ({ ...now, camera }), "replace"),
  };
  const counts = countsOf(graph);
  // What was excluded is in no route any more, yet must be there to be taken back.
  const predicates = new Map([...counts.predicates, ...filters.hiddenPredicates.map((predicate) => [predicate, 0] as const)]);
  return (
    <Workspace
      title={title} summary={summary}
      side={<>
        <ol class="routes" aria-label="Routes">
          {routes.map((route, i) => (
            <li key={i} onPointerEnter={() => setOver(i)} onPointerLeave={() => setOver(null)} onFocusCapture={() => setOver(i)} onBlurCapture={() => setOver(null)}>
              <p class="aside">{route.length === 1 ? "one step" : `${route.length} steps`}</p>
              {route.steps.map((step) => (
                <button key={step.statement.id} type="button" class="quiet step" onClick={() => select({ kind: "statement", id: step.statement.id })}>
                  {step.from.name} <span class="relation">{step.statement.negated ? "not " : ""}{catalogue.label(step.statement.predicate, step.direction)}</span> {step.to.name}
                </button>
              ))}
            </li>
          ))}
        </ol>
        <Facets counts={{ ...counts, predicates }} filters={filters} hidden={0} summary={summary} catalogue={catalogue} change={filter} showHidden={() => undefined} />
      </>}
      tools={<StatementTools view={view} catalogue={catalogue} layout={layout} shown={shown} sheet={() => ({ ...sheet, address: location.href })} pins={[]} />}
      below={<Timeline years={[...shown.graph.nodes.values()].map((node) => yearOf(dateOf(node)))} from={filters.from} to={filters.to} change={filter} />}
      panel={selection.kind === "none" ? null : <Panel selection={selection} catalogue={catalogue} via={[]} actions={null} close={unselect} />}
    >
      {routes.length === 0 ? (
        <Empty>
          <p><strong>There is no route within {found.paths?.searchedTo ?? reach} steps{withoutWords}.</strong></p>
          {found.paths?.exhaustive === false && <p>Not every longer one could be looked at.</p>}
          {withoutWords !== "" && <p>Tick a relation at the left to let it in again.</p>}
        </Empty>
      ) : view.as === "picture"
        ? <Picture place={placed} about={`${screen.from} ${screen.to}`} label={`${title}, ${summary}`} shown={shown} catalogue={catalogue} selection={selection} camera={view.camera} pins={[]} opened={[]} acts={acts} lit={lit} least={0.55} />
        : <StatementTable caption={title} edges={sheet.edges} view={view} shown={shown} catalogue={catalogue} more={null} />}
    </Workspace>
  );
}
