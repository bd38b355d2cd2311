import type { Catalogue } from "../graph/catalogue";
import type { Shown } from "../graph/graph";
import { plateWidth, rowHeight, type Head, type Layout, type Row } from "../graph/layout";
import { dateOf, figureOf, type Entity } from "../graph/model";
import { outline } from "../graph/shapes";
import { fit } from "../parts/measure";
import type { Selection } from "../view";

export type Props = {
  readonly layout: Layout;
  readonly shown: Shown;
  readonly catalogue: Catalogue;
  readonly narrow: boolean;
  readonly chosen: string | null;
  /** Things and lines of which the lines stand out. */
  readonly near: (from: string, to: string, edge: string) => boolean;
  readonly current: string;
  readonly pins: readonly string[];
  readonly opened: readonly string[];
  readonly select: (selection: Selection) => void;
  /** Null where nothing can be expanded. */
  readonly expand: ((id: string) => void) | null;
  readonly showRows: (group: string, count: number) => void;
  readonly onFocus: (id: string) => void;
  readonly onOver: (id: string | null) => void;
};

/** What is in the picture, without the window on it: lines, headings, things. */
export function Scene({ layout, shown, catalogue, narrow, chosen, near, current, pins, opened, select, expand, showRows, onFocus, onOver }: Props) {
  const named = (id: string): string => shown.graph.nodes.get(id)?.name ?? id;
  return (
    <>
      <g class="lines" role="presentation">
        {layout.lines.map(({ edge, from, to, path }) => {
          const other = shown.graph.nodes.get(from === layout.centre.id ? to : from);
          const classes = ["line", edge.status === "DISPUTED" || edge.status === "PROPOSED" ? "doubtful" : "", edge.negated ? "negated" : "", shown.faintEdges.has(edge.id) ? "faint" : "", near(from, to, edge.id) ? "near" : ""];
          return (
            <g key={edge.id} class={classes.filter(Boolean).join(" ")} style={{ "--kind": catalogue.kind(other?.kind ?? "").colour }}>
              <path class="stroke" d={path} />
              <path class="grip" d={path} data-edge={edge.id} onClick={() => select({ kind: "statement", id: edge.id })}>
                <title>{`${named(from)} ${edge.negated ? "not " : ""}${catalogue.label(edge.predicate)} ${named(to)}`}</title>
              </path>
            </g>
          );
        })}
      </g>
      {layout.heads.map((head) => <GroupHead key={head.key} head={head} catalogue={catalogue} />)}
      {layout.rows.map((row) => {
        const node = shown.graph.nodes.get(row.id);
        if (node === undefined) return null;
        const isPlate = layout.plates.includes(row.id);
        const props = {
          row, node, catalogue, narrow, faint: shown.faintNodes.has(row.id), chosen: chosen === row.id, pinned: pins.includes(row.id), opened: opened.includes(row.id), isCurrent: current === row.id,
          how: row.id === layout.centre.id ? layout.centreSays : headOf(layout, row, shown, catalogue), select: () => select({ kind: "entity", id: row.id }),
          expand: expand === null ? null : () => expand(row.id), onFocus: () => onFocus(row.id), onOver: (inside: boolean) => onOver(inside ? row.id : null),
        };
        return isPlate ? <Plate key={row.id} {...props} /> : <Neighbour key={row.id} {...props} />;
      })}
      {layout.lines.map(({ edge, label }) => label !== undefined && (
        <g key={edge.id} class="line-label" transform={`translate(${label.x},${label.y})`} onClick={() => select({ kind: "statement", id: edge.id })}>
          <text class="halo" text-anchor="middle" aria-hidden="true">{label.text}</text>
          <text text-anchor="middle">{label.text}</text>
        </g>
      ))}
      {layout.rests.map((rest) => (
        <g key={rest.key} class="rest" role="button" tabIndex={0} transform={`translate(${rest.x},${rest.y})`}
          aria-label={`Show ${rest.exact ? Math.min(25, rest.rest) : ""} more of ${rest.key.split("|")[1]?.split(".")[0]?.toLowerCase().replaceAll("_", " ")}`}
          onClick={() => showRows(rest.key, rest.next)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            event.stopPropagation();
            showRows(rest.key, rest.next);
          }}>
          <rect x={rest.side > 0 ? 10 : -160} y={-10} width={150} height={20} rx={10} />
          <text x={rest.side * 85} y={4} text-anchor="middle">{!rest.exact ? "show more" : rest.rest <= 25 ? `show ${rest.rest} more` : `show 25 more of ${rest.rest}`}</text>
        </g>
      ))}
    </>
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
  readonly how: string; readonly narrow: boolean; readonly select: () => void; readonly expand: (() => void) | null; readonly onFocus: () => void; readonly onOver: (inside: boolean) => void;
};

function classOf(base: string, { faint, chosen }: NodeProps): string {
  return `${base}${faint ? " faint" : ""}${chosen ? " chosen" : ""}`;
}

/** A thing that the picture is about: the middle of a neighbourhood, an end of a route. */
function Plate(props: NodeProps) {
  const { row, node, catalogue, narrow } = props;
  const kind = catalogue.kind(node.kind);
  const lines = wrap(node.name, narrow ? 40 : 22, narrow ? 2 : 3);
  const width = narrow ? plateWidth.narrow : plateWidth.wide;
  const height = 34 + lines.length * 19;
  const [left, top] = narrow ? [-14, -height / 2 - 8] : [-width / 2, -height / 2];
  return (
    <g class={classOf("centre", props)} data-node={row.id} role="button" tabIndex={props.isCurrent ? 0 : -1} transform={`translate(${row.x},${row.y})`}
      aria-label={`${node.name}, ${kind.label}, ${props.how}`} aria-pressed={props.chosen} onClick={props.select} onFocus={props.onFocus} style={{ "--kind": kind.colour }}>
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
  const figure = figureOf(node);
  // Figures are often part of the name already.
  const aside = figure !== null && node.name.replace(/\s/g, "").includes(figure.replace(/\s/g, "")) ? dateOf(node) : (figure ?? dateOf(node));
  const asideText = aside === null ? "" : fit(aside, 90, "400 12px system-ui, sans-serif");
  const asideWidth = aside === null ? 0 : Math.min(96, asideText.length * 6.6 + 8);
  const { side } = row;
  return (
    <g class={classOf("node", props)} data-node={row.id} role="button" tabIndex={props.isCurrent ? 0 : -1} transform={`translate(${row.x},${row.y})`} style={{ "--kind": kind.colour }}
      aria-label={`${node.name}, ${kind.label}${aside === null ? "" : `, ${aside}`}. ${props.how}${props.pinned ? ", pinned" : ""}${props.opened ? ", expanded" : ""}${props.faint ? ", outside the filters" : ""}`} aria-pressed={props.chosen}
      onClick={props.select} onDblClick={() => props.expand?.()} onFocus={props.onFocus} onPointerEnter={() => props.onOver(true)} onPointerLeave={() => props.onOver(false)}>
      <rect class="hit-area" x={side > 0 ? -12 : -row.width - 22} y={-rowHeight / 2 + 1} width={row.width + 34} height={rowHeight - 2} rx={6} />
      <path class="kind-shape" d={outline(kind.shape, 6.5)} />
      <text class="name" x={side * 14} y={4.5} text-anchor={side > 0 ? "start" : "end"}>
        {fit(node.name, row.width - 22 - asideWidth)}
        {asideText !== "" && <tspan class="aside" dx="7">{asideText}</tspan>}
      </text>
      {props.pinned && <circle class="pin" r={9.5} />}
      {props.expand !== null && <g class="expander" transform={`translate(${side * (row.width + 10)},0)`} onClick={(event) => { event.stopPropagation(); props.expand?.(); }} onDblClick={(event) => event.stopPropagation()}>
        <circle r={8} /><path d={props.opened ? "M-3.5,0H3.5" : "M-3.5,0H3.5M0,-3.5V3.5"} />
        <title>{props.opened ? "Collapse" : "Expand"}</title>
      </g>}
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
