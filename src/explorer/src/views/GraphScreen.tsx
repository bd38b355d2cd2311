import { useEffect, useMemo, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { apply } from "../graph/graph";
import { Panel } from "../panel/Panel";
import { Legend } from "../parts/Legend";
import { Empty, Failed, Loading } from "../parts/States";
import { change, say, show } from "../store";
import { graphOf, type Screen, type Selection, type View } from "../view";
import { Picture, type Acts } from "./Picture";
import { useGraph } from "./useGraph";

type GraphOf = Extract<Screen, { kind: "graph" }>;

const without = (list: readonly string[], value: string): string[] => list.filter((one) => one !== value);

function onGraph(part: (screen: GraphOf) => GraphOf): void {
  change((view) => (view.screen.kind === "graph" ? { ...view, screen: part(view.screen) } : view));
}

export function GraphScreen({ view, screen, catalogue }: { view: View; screen: GraphOf; catalogue: Catalogue }) {
  const { graph, missing, pending, error } = useGraph(screen.centre, screen.opened, screen.rows);
  const keep = useMemo(() => [screen.centre, ...screen.pins], [screen.centre, screen.pins]);
  const shown = useMemo(() => (graph === null ? null : apply(graph, view.filters, keep, screen.hidden)), [graph, view.filters, keep, screen.hidden]);
  const name = graph?.nodes.get(screen.centre)?.name;
  const [legend, setLegend] = useState(false);
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – RiskGraph`;
  }, [name]);
  if (error !== null && graph === null) return <Failed {...error} />;
  if (graph === null || shown === null) return <Loading what="the neighbourhood" />;
  if (missing) return <Empty><p><strong>The graph holds nothing with the id {screen.centre}.</strong></p><p>Search for its name above.</p></Empty>;

  const select = (selection: Selection): void => {
    change((now) => ({ ...now, selection }));
    requestAnimationFrame(() => document.getElementById("evidence")?.focus({ preventScroll: true }));
  };
  const called = (id: string): string => graph.nodes.get(id)?.name ?? id;
  const acts: Acts = {
    select,
    centre: (id) => show(graphOf(id)),
    expand: (id) => {
      if (id === screen.centre) return;
      const open = screen.opened.includes(id);
      onGraph((now) => ({ ...now, opened: open ? without(now.opened, id) : [...now.opened, id] }));
      say(`${open ? "Collapsed" : "Expanded"} ${called(id)}`);
    },
    hide: (id) => {
      if (id === screen.centre) return;
      onGraph((now) => ({ ...now, hidden: [...without(now.hidden, id), id], opened: without(now.opened, id), pins: without(now.pins, id) }));
      say(`Hid ${called(id)}`);
    },
    pin: (id) => {
      const pinned = screen.pins.includes(id);
      onGraph((now) => ({ ...now, pins: pinned ? without(now.pins, id) : [...now.pins, id] }));
      say(`${pinned ? "Unpinned" : "Pinned"} ${called(id)}`);
    },
    showRows: (group, count) => onGraph((now) => ({ ...now, rows: { ...now.rows, [group]: count } })),
  };
  const { selection } = view;
  const close = (): void => {
    change((now) => ({ ...now, selection: { kind: "none" } }));
    requestAnimationFrame(() => document.querySelector<SVGElement>('.picture [tabindex="0"]')?.focus());
  };
  const chosen = selection.kind === "entity" ? selection.id : null;
  const owners = new Set([screen.centre, ...screen.opened]);
  const via = chosen === null || chosen === screen.centre ? [] : [...shown.graph.edges.values()]
    .filter((edge) => (edge.subject.id === chosen && owners.has(edge.object?.id ?? "")) || (edge.object?.id === chosen && owners.has(edge.subject.id)))
    .slice(0, 10).map((edge) => edge.id);
  return (
    <div class={`workspace${selection.kind === "none" ? "" : " with-panel"}`}>
      <h1 class="unseen">What bears on {name}</h1>
      <div class={`side${legend ? " open" : ""}`}>
        <button type="button" class="side-toggle" aria-expanded={legend} onClick={() => setLegend(!legend)}>Legend and filters</button>
        <Legend graph={graph} shown={shown} filters={view.filters} hidden={screen.hidden} catalogue={catalogue}
          change={(filters) => change((now) => ({ ...now, filters }))} showHidden={() => onGraph((now) => ({ ...now, hidden: [] }))} />
      </div>
      <div class="stage">
        {pending && error === null && <p class="pending" role="status">Loading more …</p>}
        {error !== null && <Failed {...error} />}
        {graph.edges.size === 0 && <p class="pending">No statement ties this to anything else. What is known of it stands in the panel.</p>}
        <Picture screen={screen} shown={shown} catalogue={catalogue} selection={selection} acts={acts} />
      </div>
      {selection.kind !== "none" && (
        <Panel selection={selection} catalogue={catalogue} via={via} close={close}
          actions={chosen === null || !graph.nodes.has(chosen) ? null : {
            centre: chosen === screen.centre, opened: screen.opened.includes(chosen), pinned: screen.pins.includes(chosen),
            expand: () => acts.expand(chosen), hide: () => { acts.hide(chosen); close(); }, pin: () => acts.pin(chosen),
          }} />
      )}
    </div>
  );
}
