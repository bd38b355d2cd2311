import { useEffect, useMemo, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { counted, type Counts } from "../graph/counts";
import { passesTime } from "../graph/graph";
import { yearOf, type Edge, type Entity } from "../graph/model";
import { Panel } from "../panel/Panel";
import { Facets } from "../parts/Facets";
import { Failed, Loading, Nothing } from "../parts/States";
import { Timeline } from "../parts/Timeline";
import { Tools } from "../parts/Tools";
import { sorted, type Column } from "../sheet/columns";
import { tableCsv } from "../sheet/csv";
import { plain, type Drawing } from "../sheet/drawing";
import { escaped } from "../sheet/graphml";
import { inWords, type Sheet } from "../sheet/sheet";
import { change, filter, show } from "../store";
import { useLoaded } from "../use";
import { graphOf, type Filters, type Screen, type View } from "../view";
import { select, unselect } from "../views/GraphScreen";
import { Table } from "../views/Table";
import { Workspace } from "../views/Workspace";
import { fetchMap, type MapData } from "./data";
import { MapView } from "./MapView";
import { radius } from "./renderer";

type MapOf = Extract<Screen, { kind: "map" }>;
const none: readonly string[] = [];

/** Told apart by people who see colours differently; what is beyond them is grey. */
const groupColours = ["#2f6db3", "#c8553d", "#3a8f5c", "#8b5fbf", "#c18a1d", "#1b8f9c", "#b5487f", "#6f7d1c", "#5566cc", "#a0693a", "#2b7f6b", "#94435a"];
const otherGroups = "#8a949a";
const groupColour = (community: number): string => groupColours[community] ?? otherGroups;

export function MapScreen({ view, screen, catalogue }: { view: View; screen: MapOf; catalogue: Catalogue }) {
  const [done, setDone] = useState<number | null>(null);
  const map = useLoaded("map", (signal) => fetchMap(setDone, signal));
  useEffect(() => {
    document.title = "Map – RiskGraph";
  }, []);
  if (map.state === "loading") return <Loading what={done === null ? "the map" : `the map, which the server places just now: ${Math.round(done * 100)}% done`} />;
  if (map.state === "failed") return <Failed message={map.message} again={map.again} />;
  if (map.value.nodes.id.length === 0) return <Nothing />;
  return <Loaded data={map.value} view={view} screen={screen} catalogue={catalogue} />;
}

function Loaded({ data, view, screen, catalogue }: { data: MapData; view: View; screen: MapOf; catalogue: Catalogue }) {
  const { filters, selection } = view;
  const years = useMemo(() => data.nodes.date.map(yearOf), [data]);
  const passing = useMemo(() => pass(data, years, filters), [data, years, filters]);
  const counts = useMemo(() => countsOf(data), [data]);
  const colours = useMemo(() => data.nodes.id.map((_, i) => (screen.colour === "kind" ? catalogue.kind(data.kinds[data.nodes.kind[i] ?? 0] ?? "").colour : groupColour(data.nodes.community[i] ?? -1))), [data, screen.colour, catalogue]);
  const indexOf = useMemo(() => new Map(data.nodes.id.map((id, i) => [id, i])), [data]);
  const chosen = selection.kind === "entity" ? (indexOf.get(selection.id) ?? -1) : -1;
  const look = useMemo(() => ({ nodes: passing.nodes, edges: passing.edges, colours, chosen }), [passing, colours, chosen]);
  const rows = useMemo(() => [...passing.nodes.keys()].filter((i) => passing.nodes[i] === 1), [passing]);
  const columns = useMemo(() => columnsOf(data, catalogue), [data, catalogue]);
  const [nodeCount, edgeCount] = [rows.length, passing.edges.reduce((sum, one) => sum + one, 0)];
  const summary = `${nodeCount.toLocaleString("en")} of ${data.nodes.id.length.toLocaleString("en")} things and ${edgeCount.toLocaleString("en")} of ${data.edges.source.length.toLocaleString("en")} lines shown.`;
  const leftOut = data.leftOut.entities === 0 && data.leftOut.edges === 0 ? "" : ` The map has the most connected; ${data.leftOut.entities.toLocaleString("en")} things and ${data.leftOut.edges.toLocaleString("en")} lines are not in it.`;
  const choose = (node: number): void => {
    const id = data.nodes.id[node];
    if (id === undefined) change((now) => ({ ...now, selection: { kind: "none" } }));
    else select({ kind: "entity", id });
  };
  const sheet = (): Sheet => sheetOfMap(data, passing, filters, catalogue);
  return (
    <Workspace
      title="Map of the whole graph" summary={summary}
      side={<>
        <fieldset class="legend groups">
          <legend>Colours</legend>
          <div class="choice">
            {([["group", "groups"], ["kind", "kinds"]] as const).map(([value, label]) => (
              <label key={value}><input type="radio" name="colour" checked={screen.colour === value} onChange={() => change((now) => ({ ...now, screen: { kind: "map", colour: value } }), "replace")} /><span>{label}</span></label>
            ))}
          </div>
          {screen.colour === "group" && data.communities.node.slice(0, groupColours.length).map((node, i) => (
            <button key={node} type="button" class="quiet" onClick={() => choose(node)} title={`${data.nodes.label[node]} and ${(data.communities.size[i] ?? 1) - 1} more that hang together`}>
              <span class="swatch" style={{ "--kind": groupColour(i) }} /><span class="tick-label">{data.nodes.label[node]}</span><span class="count">{data.communities.size[i]}</span>
            </button>
          ))}
          {screen.colour === "group" && <p class="aside">Groups of things that have more lines among each other than to others, named after the most connected.</p>}
        </fieldset>
        <Facets counts={counts} filters={filters} hidden={0} summary={summary + leftOut} catalogue={catalogue} change={filter} showHidden={() => undefined} />
      </>}
      tools={<Tools as={view.as} catalogue={catalogue} sheet={sheet} draw={() => drawingOfMap(data, passing, colours)} csv={() => tableCsv(sorted(rows, columns, view.sort), columns, (i) => data.nodes.id[i] ?? "")} />}
      below={<Timeline years={years} from={filters.from} to={filters.to} change={filter} />}
      panel={selection.kind === "none" ? null : <Panel selection={selection} catalogue={catalogue} via={none} actions={null} close={() => { unselect(); requestAnimationFrame(() => document.querySelector<HTMLElement>(".map-view")?.focus()); }} />}
    >
      {view.as === "picture"
        ? <MapView data={data} look={look} catalogue={catalogue} camera={view.camera} choose={choose} centre={(node) => show(graphOf(data.nodes.id[node] ?? ""))} onRest={(camera) => change((now) => ({ ...now, camera }), "replace")} />
        : <Table caption="Everything on the map" rows={rows} idOf={(i) => data.nodes.id[i] ?? ""} columns={columns} catalogue={catalogue} sort={view.sort} order={(sort) => change((now) => ({ ...now, sort }), "replace")} chosen={(i) => i === chosen} choose={choose} />}
    </Workspace>
  );
}

type Passing = { readonly nodes: Uint8Array; readonly edges: Uint8Array };

/** What the filters let pass. */
function pass({ nodes, edges, kinds, predicates, statuses }: MapData, years: readonly (number | null)[], filters: Filters): Passing {
  const kindPasses = kinds.map((kind) => !filters.hiddenKinds.includes(kind));
  const predicatePasses = predicates.map((predicate) => !filters.hiddenPredicates.includes(predicate));
  const statusPasses = statuses.map((status) => !filters.hiddenStatuses.includes(status));
  const shownNodes = Uint8Array.from(nodes.kind, (kind, i) => Number(kindPasses[kind] === true && passesTime(years[i] ?? null, filters)));
  const shownEdges = Uint8Array.from(edges.source, (source, i) =>
    Number(shownNodes[source] === 1 && shownNodes[edges.target[i] ?? -1] === 1 && predicatePasses[edges.predicate[i] ?? -1] === true && statusPasses[edges.status[i] ?? -1] === true && (edges.confidence[i] ?? 0) >= filters.minConfidence * 100));
  return { nodes: shownNodes, edges: shownEdges };
}

function countsOf({ nodes, edges, kinds, predicates, statuses }: MapData): Counts {
  return { kinds: counted(nodes.kind, (kind) => kinds[kind]), predicates: counted(edges.predicate, (predicate) => predicates[predicate]), statuses: counted(edges.status, (status) => statuses[status]), methods: new Map(), sources: new Map() };
}

function columnsOf({ nodes, kinds, communities }: MapData, catalogue: Catalogue): readonly Column<number>[] {
  const kind = (i: number): string => kinds[nodes.kind[i] ?? 0] ?? "";
  return [
    { key: "name", label: "Thing", text: (i) => nodes.label[i] ?? "", kind, width: 4 },
    { key: "kind", label: "Kind", text: (i) => catalogue.kind(kind(i)).label, width: 1.4 },
    { key: "date", label: "Date", text: (i) => nodes.date[i] ?? "", width: 1.2 },
    { key: "lines", label: "Lines", text: (i) => String(nodes.degree[i] ?? 0), order: (i) => nodes.degree[i] ?? 0, width: 0.8, end: true },
    { key: "group", label: "Group", text: (i) => nodes.label[communities.node[nodes.community[i] ?? -1] ?? -1] ?? "", width: 2.4 },
  ];
}

function sheetOfMap({ nodes, edges, kinds, predicates, statuses }: MapData, passing: Passing, filters: Filters, catalogue: Catalogue): Sheet {
  const negated = new Set(edges.negated);
  const id = (i: number | undefined): string => nodes.id[i ?? -1] ?? "";
  const shownNodes: Entity[] = nodes.id.flatMap((one, i) => (passing.nodes[i] !== 1 ? [] : [{ id: one, kind: kinds[nodes.kind[i] ?? 0] ?? "", name: nodes.label[i] ?? "", description: null, date: nodes.date[i] ?? null }]));
  const shownEdges: Edge[] = edges.source.flatMap((source, i) => (passing.edges[i] !== 1 ? [] : [{
    id: `${id(source)} ${negated.has(i) ? "not " : ""}${predicates[edges.predicate[i] ?? -1]} ${id(edges.target[i])}`, predicate: predicates[edges.predicate[i] ?? -1] ?? "", subject: { id: id(source) }, object: { id: id(edges.target[i]) },
    negated: negated.has(i), confidence: (edges.confidence[i] ?? 0) / 100, status: statuses[edges.status[i] ?? -1] ?? "", recordedAt: "", evidence: { nodes: [] },
  }]));
  return { title: "Map of the whole graph", nodes: shownNodes, edges: shownEdges, filters: inWords(filters, catalogue), data: catalogue.changed, address: location.href };
}

/** Half the side of the map in a file, in pixels. */
const half = 800;

function drawingOfMap({ nodes, edges, extent }: MapData, passing: Passing, colours: readonly string[]): Drawing {
  const x = (i: number): number => Math.round(((nodes.x[i] ?? 0) / extent) * half * 10) / 10;
  const y = (i: number): number => -Math.round(((nodes.y[i] ?? 0) / extent) * half * 10) / 10;
  const style = getComputedStyle(document.documentElement);
  const [ink, ground, line] = ["--ink", "--ground", "--map-line"].map((name) => plain(style.getPropertyValue(name).trim()));
  const lines = edges.source.flatMap((source, i) => (passing.edges[i] !== 1 ? [] : [`M${x(source)},${y(source)}L${x(edges.target[i] ?? 0)},${y(edges.target[i] ?? 0)}`]));
  const shown = [...passing.nodes.keys()].filter((i) => passing.nodes[i] === 1);
  const circles = shown.toReversed().map((i) => `<circle cx="${x(i)}" cy="${y(i)}" r="${Math.round(radius(nodes.size[i] ?? 1) * 10) / 10}" fill="${colours[i]}"><title>${escaped(nodes.label[i] ?? "")}</title></circle>`);
  const taken: [number, number, number, number][] = [];
  const labels: string[] = [];
  for (const i of shown) {
    if (labels.length >= 120) break;
    const text = nodes.label[i] ?? "";
    const [left, base, width] = [x(i) + radius(nodes.size[i] ?? 1) + 3, y(i) + 4, text.length * 6.8];
    if (left + width > half + 20 || taken.some(([l, t, r, b]) => left < r + 6 && left + width > l - 6 && base - 13 < b + 2 && base > t - 2)) continue;
    taken.push([left, base - 13, left + width, base]);
    labels.push(`<text x="${left}" y="${base}" stroke="${ground}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" fill="${ink}">${escaped(text)}</text>`);
  }
  return {
    body: `<path d="${lines.join("")}" fill="none" stroke="${line}" stroke-width="0.6"/>${circles.join("")}<g font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12">${labels.join("")}</g>`,
    box: { left: -half - 20, top: -half - 20, right: half + 20, bottom: half + 20 },
  };
}
