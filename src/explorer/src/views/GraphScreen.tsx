import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { apply, countsOf, type Shown } from "../graph/graph";
import { place, type Layout } from "../graph/layout";
import { dateOf, yearOf, type Edge } from "../graph/model";
import { Panel } from "../panel/Panel";
import { Facets } from "../parts/Facets";
import { Empty, Failed, Loading } from "../parts/States";
import { Timeline } from "../parts/Timeline";
import { Tools } from "../parts/Tools";
import { sorted, statementColumns } from "../sheet/columns";
import { drawingOf } from "../sheet/drawing";
import { sheetOf } from "../sheet/sheet";
import { statementsCsv } from "../sheet/csv";
import { change, filter, say, show } from "../store";
import { graphOf, type Screen, type Selection, type View } from "../view";
import { Picture, type Acts } from "./Picture";
import { Scene } from "./Scene";
import { Table } from "./Table";
import { useGraph } from "./useGraph";
import { Workspace } from "./Workspace";

type GraphOf = Extract<Screen, { kind: "graph" }>;

const without = (list: readonly string[], value: string): string[] => list.filter((one) => one !== value);

function onGraph(part: (screen: GraphOf) => GraphOf): void {
  change((view) => (view.screen.kind === "graph" ? { ...view, screen: part(view.screen) } : view));
}

export function select(selection: Selection): void {
  change((now) => ({ ...now, selection }));
  requestAnimationFrame(() => document.getElementById("evidence")?.focus({ preventScroll: true }));
}

/** Back to what the evidence was opened from. */
export function unselect(): void {
  change((now) => ({ ...now, selection: { kind: "none" } }));
  requestAnimationFrame(() => document.querySelector<HTMLElement | SVGElement>('.picture [tabindex="0"], .table tbody [tabindex="0"]')?.focus());
}

export function GraphScreen({ view, screen, catalogue }: { view: View; screen: GraphOf; catalogue: Catalogue }) {
  const { graph, missing, pending, error } = useGraph(screen.centre, screen.opened, screen.rows);
  const keep = useMemo(() => [screen.centre, ...screen.pins], [screen.centre, screen.pins]);
  const shown = useMemo(() => (graph === null ? null : apply(graph, view.filters, keep, screen.hidden)), [graph, view.filters, keep, screen.hidden]);
  const name = graph?.nodes.get(screen.centre)?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – RiskGraph`;
  }, [name]);
  const { centre, opened, rows } = screen;
  const placed = useCallback((narrow: boolean): Layout => place(centre, opened, shown?.graph ?? { nodes: new Map(), edges: new Map(), more: [] }, catalogue, rows, narrow), [centre, opened, shown?.graph, catalogue, rows]);
  const layout = useMemo(() => placed(false), [placed]);
  if (error !== null && graph === null) return <Failed {...error} />;
  if (graph === null || shown === null) return <Loading what="the neighbourhood" />;
  if (missing) return <Empty><p><strong>The graph holds nothing with the id {screen.centre}.</strong></p><p>Search for its name above.</p></Empty>;

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
    look: (camera) => change((now) => ({ ...now, camera }), "replace"),
  };
  const { selection } = view;
  const chosen = selection.kind === "entity" ? selection.id : null;
  const owners = new Set([screen.centre, ...screen.opened]);
  const via = chosen === null || chosen === screen.centre ? [] : [...shown.graph.edges.values()]
    .filter((edge) => (edge.subject.id === chosen && owners.has(edge.object?.id ?? "")) || (edge.object?.id === chosen && owners.has(edge.subject.id)))
    .slice(0, 10).map((edge) => edge.id);
  const title = `What bears on ${name}`;
  const sheet = sheetOf(title, layout, shown, view.filters, catalogue);
  const folded = Object.fromEntries(layout.heads.filter((head) => head.loaded > head.shown).map((head) => [head.key, head.loaded]));
  const summary = `${sheet.nodes.length} of ${graph.nodes.size} things and ${sheet.edges.length} of ${graph.edges.size} statements shown.`;
  return (
    <Workspace
      title={title} summary={summary}
      side={<Facets counts={countsOf(graph)} filters={view.filters} hidden={screen.hidden.length} summary={summary} catalogue={catalogue}
        change={filter} showHidden={() => onGraph((now) => ({ ...now, hidden: [] }))} />}
      tools={<StatementTools view={view} catalogue={catalogue} layout={layout} shown={shown} sheet={() => ({ ...sheet, address: location.href })} pins={screen.pins} />}
      below={<Timeline years={[...shown.graph.nodes.values()].map((node) => yearOf(dateOf(node)))} from={view.filters.from} to={view.filters.to} change={filter} />}
      panel={selection.kind === "none" ? null : (
        <Panel selection={selection} catalogue={catalogue} via={via} close={unselect}
          actions={chosen === null || !graph.nodes.has(chosen) ? null : {
            centre: chosen === screen.centre, opened: screen.opened.includes(chosen), pinned: screen.pins.includes(chosen),
            expand: () => acts.expand?.(chosen), hide: () => { acts.hide(chosen); unselect(); }, pin: () => acts.pin(chosen),
          }} />
      )}
    >
      {pending && error === null && <p class="pending" role="status">Loading more …</p>}
      {error !== null && <Failed {...error} />}
      {graph.edges.size === 0 && <p class="pending">No statement ties this to anything else. What is known of it stands in the panel.</p>}
      {view.as === "picture"
        ? <Picture place={placed} about={screen.centre} label={`${name ?? ""} and ${layout.rows.length - 1} things around it`} shown={shown} catalogue={catalogue} selection={selection} camera={view.camera} pins={screen.pins} opened={screen.opened} acts={acts} />
        : <StatementTable caption={title} edges={sheet.edges} view={view} shown={shown} catalogue={catalogue}
            more={Object.keys(folded).length === 0 ? null : () => onGraph((now) => ({ ...now, rows: { ...now.rows, ...folded } }))} />}
    </Workspace>
  );
}

type ToolsProps = { readonly view: View; readonly catalogue: Catalogue; readonly layout: Layout; readonly shown: Shown; readonly sheet: () => ReturnType<typeof sheetOf>; readonly pins: readonly string[] };

/** Tools of what is drawn as a scene. The table's file has the table's order. */
export function StatementTools({ view, catalogue, layout, shown, sheet, pins }: ToolsProps) {
  const nothing = (): void => undefined;
  return (
    <Tools as={view.as} catalogue={catalogue} sheet={sheet}
      draw={() => drawingOf(<Scene layout={layout} shown={shown} catalogue={catalogue} narrow={false} chosen={null} near={() => false} current="" pins={pins} opened={[]} select={nothing} expand={null} showRows={nothing} onFocus={nothing} onOver={nothing} />, layout.box)}
      csv={(what) => statementsCsv(what, sorted(what.edges, statementColumns(shown.graph.nodes, catalogue), view.sort), catalogue)} />
  );
}

type TableProps = { readonly caption: string; readonly edges: readonly Edge[]; readonly view: View; readonly shown: Shown; readonly catalogue: Catalogue; readonly more: (() => void) | null };

export function StatementTable({ caption, edges, view, shown, catalogue, more }: TableProps) {
  const columns = useMemo(() => statementColumns(shown.graph.nodes, catalogue), [shown.graph.nodes, catalogue]);
  const { selection } = view;
  const isChosen = (edge: Edge): boolean => selection.kind === "statement" ? selection.id === edge.id : selection.kind === "entity" && (edge.subject.id === selection.id || edge.object?.id === selection.id) && selection.id !== (view.screen.kind === "graph" ? view.screen.centre : "");
  return (
    <>
      <Table caption={caption} rows={edges} idOf={(edge) => edge.id} columns={columns} catalogue={catalogue} sort={view.sort} order={(sort) => change((now) => ({ ...now, sort }), "replace")}
        chosen={isChosen} choose={(edge) => select({ kind: "statement", id: edge.id })} />
      {more !== null && <button type="button" class="unfold" onClick={more}>Show the rows that the picture folds away</button>}
    </>
  );
}
