import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import type { Shown } from "../graph/graph";
import { place, rowHeight, type Head, type Layout, type Row } from "../graph/layout";
import { dateOf, figureOf, type Entity } from "../graph/model";
import { outline } from "../graph/shapes";
import { fit } from "../parts/measure";
import { say } from "../store";
import type { Screen, Selection } from "../view";
import { useCamera } from "./useCamera";

export type Acts = {
  readonly select: (selection: Selection) => void;
  readonly expand: (id: string) => void;
  readonly centre: (id: string) => void;
  readonly hide: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly showRows: (group: string, count: number) => void;
};

type Props = { readonly screen: Extract<Screen, { kind: "graph" }>; readonly shown: Shown; readonly catalogue: Catalogue; readonly selection: Selection; readonly acts: Acts };

/** The neighbourhood as SVG: every thing and every line is an element that can be focused, chosen and exported. */
export function Picture({ screen, shown, catalogue, selection, acts }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const narrow = size.width > 0 && size.width < 620;
  const layout = useMemo(() => place(screen.centre, screen.opened, shown.graph, catalogue, screen.rows, narrow), [screen, shown.graph, catalogue, narrow]);
  const [focused, setFocused] = useState(screen.centre);
  useEffect(() => setFocused(screen.centre), [screen.centre]);
  const current = layout.rows.some((row) => row.id === focused) ? focused : screen.centre;
  const camera = useCamera(frame, size, layout.box, `${screen.centre}${narrow}`, narrow);

  const focus = (id: string): void => {
    setFocused(id);
    const row = layout.rows.find((candidate) => candidate.id === id);
    if (row !== undefined) camera.reveal(row.x + (row.side * row.width) / 2, row.y);
    frame.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(layout, current, event.key);
    if (next !== null) {
      event.preventDefault();
      focus(next);
      return;
    }
    const acting: Readonly<Record<string, () => void>> = {
      Enter: () => acts.select({ kind: "entity", id: current }), " ": () => acts.select({ kind: "entity", id: current }),
      e: () => acts.expand(current), c: () => acts.centre(current), h: () => acts.hide(current), p: () => acts.pin(current),
      "+": () => camera.zoom(1.25), "-": () => camera.zoom(0.8), "0": camera.fit,
    };
    const act = acting[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const chosen = selection.kind === "none" ? null : selection.id;
  const [over, setOver] = useState<string | null>(null);
  const near = over ?? chosen;
  const isNear = (from: string, to: string, id: string): boolean => near !== null && near !== screen.centre && (near === id || near === from || near === to);
  return (
    <div class="picture" ref={frame}>
      <svg
        role="group" aria-roledescription="graph" aria-label={`${shown.graph.nodes.get(screen.centre)?.name ?? screen.centre} and ${layout.rows.length - 1} things around it. Arrow keys go from one to the next.`}
        width={size.width} height={size.height} onKeyDown={onKey} {...camera.handlers}
      >
        <g transform={camera.transform}>
          <g class="lines" role="presentation">
            {layout.lines.map(({ edge, from, to, path }) => {
              const other = shown.graph.nodes.get(from === screen.centre ? to : from);
              const classes = ["line", edge.status === "DISPUTED" || edge.status === "PROPOSED" ? "doubtful" : "", edge.negated ? "negated" : "", shown.faintEdges.has(edge.id) ? "faint" : "", isNear(from, to, edge.id) ? "near" : ""];
              return (
                <g key={edge.id} class={classes.filter(Boolean).join(" ")} style={{ "--kind": catalogue.kind(other?.kind ?? "").colour }}>
                  <path class="stroke" d={path} />
                  <path class="grip" d={path} data-edge={edge.id} onClick={() => acts.select({ kind: "statement", id: edge.id })}>
                    <title>{`${shown.graph.nodes.get(from)?.name} ${catalogue.label(edge.predicate)} ${shown.graph.nodes.get(to)?.name}`}</title>
                  </path>
                </g>
              );
            })}
          </g>
          {layout.heads.map((head) => <GroupHead key={head.key} head={head} catalogue={catalogue} />)}
          {layout.rows.map((row) => {
            const node = shown.graph.nodes.get(row.id);
            if (node === undefined) return null;
            const props = {
              row, node, catalogue, narrow, faint: shown.faintNodes.has(row.id), chosen: chosen === row.id, pinned: screen.pins.includes(row.id), opened: screen.opened.includes(row.id),
              isCurrent: current === row.id, how: headOf(layout, row, shown, catalogue), select: () => { setFocused(row.id); acts.select({ kind: "entity", id: row.id }); },
              expand: () => acts.expand(row.id), onFocus: () => { setFocused(row.id); say(""); }, onOver: (inside: boolean) => setOver(inside ? row.id : null),
            };
            return row.id === screen.centre ? <Centre key={row.id} {...props} /> : <Neighbour key={row.id} {...props} />;
          })}
          {layout.rests.map((rest) => (
            <g key={rest.key} class="rest" role="button" tabIndex={0} transform={`translate(${rest.x},${rest.y})`}
              aria-label={`Show ${rest.exact ? Math.min(25, rest.rest) : ""} more of ${rest.key.split("|")[1]?.split(".")[0]?.toLowerCase().replaceAll("_", " ")}`}
              onClick={() => acts.showRows(rest.key, rest.next)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                event.stopPropagation();
                acts.showRows(rest.key, rest.next);
              }}>
              <rect x={rest.side > 0 ? 10 : -160} y={-11} width={150} height={22} rx={11} />
              <text x={rest.side * 18} y={4} text-anchor={rest.side > 0 ? "start" : "end"}>{!rest.exact ? "show more" : rest.rest <= 25 ? `show ${rest.rest} more` : `show 25 more of ${rest.rest}`}</text>
            </g>
          ))}
        </g>
      </svg>
      <div class="zoom" role="group" aria-label="Zoom">
        <button type="button" onClick={() => camera.zoom(1.25)} aria-label="Zoom in">+</button>
        <button type="button" onClick={() => camera.zoom(0.8)} aria-label="Zoom out">−</button>
        <button type="button" onClick={camera.fit} aria-label="Fit into the window"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" /></svg></button>
      </div>
    </div>
  );
}

function headOf(layout: Layout, row: Row, shown: Shown, catalogue: Catalogue): string {
  const line = layout.lines.find(({ from, to }) => (from === row.owner && to === row.id) || (to === row.owner && from === row.id));
  if (line === undefined) return "";
  return `${shown.graph.nodes.get(line.from)?.name ?? ""} ${line.edge.negated ? "not " : ""}${catalogue.label(line.edge.predicate)} ${shown.graph.nodes.get(line.to)?.name ?? ""}`;
}

function GroupHead({ head, catalogue }: { head: Head; catalogue: Catalogue }) {
  const kind = catalogue.kind(head.kind);
  const what = head.total === 1 && head.exact ? kind.label : kind.plural;
  return (
    <text class="head" x={head.x + head.side * 14} y={head.y} text-anchor={head.side > 0 ? "start" : "end"}>
      <tspan class="head-how">{catalogue.label(head.predicate, head.direction)}</tspan>
      <tspan class="head-what" dx="6">{`${head.total.toLocaleString("en")}${head.exact ? "" : "+"} ${what}`}</tspan>
    </text>
  );
}

type NodeProps = {
  readonly row: Row; readonly node: Entity; readonly catalogue: Catalogue; readonly faint: boolean; readonly chosen: boolean; readonly pinned: boolean; readonly opened: boolean; readonly isCurrent: boolean;
  readonly how: string; readonly narrow: boolean; readonly select: () => void; readonly expand: () => void; readonly onFocus: () => void; readonly onOver: (inside: boolean) => void;
};

function classOf(base: string, { faint, chosen }: NodeProps): string {
  return `${base}${faint ? " faint" : ""}${chosen ? " chosen" : ""}`;
}

function Centre(props: NodeProps) {
  const { row, node, catalogue, narrow } = props;
  const kind = catalogue.kind(node.kind);
  const lines = wrap(node.name, narrow ? 40 : 22, narrow ? 2 : 3);
  const width = narrow ? 280 : 210;
  const height = 34 + lines.length * 19;
  const [left, top] = narrow ? [-14, -height / 2 - 8] : [-width / 2, -height / 2];
  return (
    <g class={classOf("centre", props)} data-node={row.id} role="button" tabIndex={props.isCurrent ? 0 : -1} aria-label={`${node.name}, ${kind.label}, in the middle`} aria-pressed={props.chosen}
      onClick={props.select} onFocus={props.onFocus} style={{ "--kind": kind.colour }}>
      <rect class="plate" x={left} y={top} width={width} height={height} rx={12} />
      <path class="kind-shape" d={outline(kind.shape, 7)} transform={narrow ? `translate(4,${top + 17})` : `translate(${-measureKind(kind.label) / 2 - 10},${top + 17})`} />
      <text class="centre-kind" x={narrow ? 18 : 4} y={top + 21} text-anchor={narrow ? "start" : "middle"}>{kind.label}</text>
      {lines.map((line, i) => <text key={i} class="centre-name" x={narrow ? -2 : 0} y={top + 42 + i * 19} text-anchor={narrow ? "start" : "middle"}>{line}</text>)}
      <title>{node.name}</title>
    </g>
  );
}

const measureKind = (label: string): number => label.length * 6.4;

function Neighbour(props: NodeProps) {
  const { row, node, catalogue } = props;
  const kind = catalogue.kind(node.kind);
  const aside = figureOf(node) ?? dateOf(node);
  const asideText = aside === null ? "" : fit(aside, 90, "400 12px system-ui, sans-serif");
  const asideWidth = aside === null ? 0 : Math.min(96, asideText.length * 6.6 + 8);
  const { side } = row;
  return (
    <g class={classOf("node", props)} data-node={row.id} role="button" tabIndex={props.isCurrent ? 0 : -1} transform={`translate(${row.x},${row.y})`} style={{ "--kind": kind.colour }}
      aria-label={`${node.name}, ${kind.label}${aside === null ? "" : `, ${aside}`}. ${props.how}${props.pinned ? ", pinned" : ""}${props.opened ? ", expanded" : ""}${props.faint ? ", outside the filters" : ""}`} aria-pressed={props.chosen}
      onClick={props.select} onDblClick={props.expand} onFocus={props.onFocus} onPointerEnter={() => props.onOver(true)} onPointerLeave={() => props.onOver(false)}>
      <rect class="hit-area" x={side > 0 ? -12 : -row.width - 22} y={-rowHeight / 2 + 1} width={row.width + 34} height={rowHeight - 2} rx={6} />
      <path class="kind-shape" d={outline(kind.shape, 6.5)} />
      <text class="name" x={side * 14} y={4.5} text-anchor={side > 0 ? "start" : "end"}>
        {fit(node.name, row.width - 22 - asideWidth)}
        {asideText !== "" && <tspan class="aside" dx="7">{asideText}</tspan>}
      </text>
      {props.pinned && <circle class="pin" r={9.5} />}
      <g class="expander" transform={`translate(${side * (row.width + 10)},0)`} onClick={(event) => { event.stopPropagation(); props.expand(); }} onDblClick={(event) => event.stopPropagation()}>
        <circle r={8} /><path d={props.opened ? "M-3.5,0H3.5" : "M-3.5,0H3.5M0,-3.5V3.5"} />
        <title>{props.opened ? "Collapse" : "Expand"}</title>
      </g>
      <title>{node.name}</title>
    </g>
  );
}

/** Words into lines of at most so many characters; the last says that something was left out. */
function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [""];
  for (const word of text.split(/\s+/)) {
    const at = lines.length - 1;
    const line = lines[at] ?? "";
    if (line === "" || line.length + word.length < width) lines[at] = line === "" ? word : `${line} ${word}`;
    else lines.push(word);
  }
  return lines.length <= most ? lines.map((line) => fit(line, width * 8.6)) : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? "").slice(0, width - 2)}…`];
}

/** Up and down within a column, left and right to the nearest row of the next. */
function neighbour(layout: Layout, from: string, key: string): string | null {
  const here = layout.rows.find((row) => row.id === from);
  if (here === undefined) return null;
  const nearest = (rows: readonly Row[], far: (row: Row) => number): string | null => rows.reduce<Row | null>((best, row) => (best === null || far(row) < far(best) ? row : best), null)?.id ?? null;
  const others = layout.rows.filter((row) => row.id !== from);
  switch (key) {
    case "ArrowDown": return nearest(others.filter((row) => row.x === here.x && row.y > here.y), (row) => row.y - here.y) ?? (here.id === layout.centre.id ? nearest(others, (row) => Math.hypot(row.x - here.x, row.y - here.y)) : null);
    case "ArrowUp": return nearest(others.filter((row) => row.x === here.x && row.y < here.y), (row) => here.y - row.y);
    case "ArrowRight": return nearest(others.filter((row) => row.x > here.x), (row) => (row.x - here.x) * 10 + Math.abs(row.y - here.y));
    case "ArrowLeft": return nearest(others.filter((row) => row.x < here.x), (row) => (here.x - row.x) * 10 + Math.abs(row.y - here.y));
    case "Home": return layout.centre.id;
    default: return null;
  }
}
