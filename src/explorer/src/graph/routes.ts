import type { Route } from "../api";
import type { Catalogue } from "./catalogue";
import { n, rowHeight, type Layout, type Line, type Row } from "./layout";
import type { Graph } from "./graph";
import type { Edge, Entity } from "./model";

const column = 380;
const labelWidth = 196;
const lane = 74;

/** What the routes go through, each thing and each statement once. */
export function graphOfRoutes(routes: readonly Route[], ends: readonly (Entity | null)[]): Graph {
  const nodes = new Map<string, Entity>();
  const edges = new Map<string, Edge>();
  for (const end of ends) if (end !== null) nodes.set(end.id, end);
  for (const { steps } of routes) {
    for (const { from, to, statement } of steps) {
      for (const node of [from, to]) if (!nodes.has(node.id)) nodes.set(node.id, node);
      edges.set(statement.id, statement);
    }
  }
  return { nodes, edges, more: [] };
}

/** The start at the left, the end at the right, and between them a column for each step; on a phone a row for each. */
export function placeRoutes(from: string, to: string, graph: Graph, routes: readonly Route[], catalogue: Catalogue, narrow: boolean): Layout {
  const longest = Math.max(1, ...routes.map(({ length }) => length));
  const depth = new Map<string, number>([[from, 0], [to, longest]]);
  for (const { steps } of routes) {
    // The furthest place in any route, so that lines go to the right.
    steps.slice(0, -1).forEach((step, i) => depth.set(step.to.id, Math.max(depth.get(step.to.id) ?? 0, i + 1)));
  }
  const columns = Array.from({ length: longest + 1 }, (_, i) => [...depth].filter(([id, at]) => at === i && graph.nodes.has(id)).map(([id]) => id));
  const rows: Row[] = [];
  let down = 0;
  columns.forEach((ids, i) => {
    ids.forEach((id, j) => {
      const isEnd = id === from || id === to;
      const x = narrow ? (isEnd ? 0 : 22) : i * column;
      const y = narrow ? down : (j - (ids.length - 1) / 2) * lane;
      rows.push({ id, x, y, side: 1, owner: from, width: isEnd ? 0 : labelWidth });
      down += narrow ? (isEnd ? 76 : rowHeight + 16) : 0;
    });
    down += narrow ? 22 : 0;
  });
  const at = new Map(rows.map((row) => [row.id, row]));
  const lines = [...graph.edges.values()].flatMap((edge): Line[] => {
    const [a, b] = [at.get(edge.subject.id), edge.object === null ? undefined : at.get(edge.object.id)];
    if (a === undefined || b === undefined) return [];
    const [start, end] = a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
    const said = `${start === a ? "" : "← "}${edge.negated ? "not " : ""}${catalogue.label(edge.predicate)}${start === a ? " →" : ""}`;
    return [{ edge, from: a.id, to: b.id, ...(narrow || start.x === end.x ? { path: sideways(start, end) } : across(start, end, said)) }];
  });
  const middle = at.get(from) ?? { id: from, x: 0, y: 0, side: 1, owner: from, width: 0 };
  const [top, bottom] = [Math.min(...rows.map(({ y }) => y)), Math.max(...rows.map(({ y }) => y))];
  return {
    centre: middle, centreSays: "where the routes start", plates: [from, to], rows: rows.length === 0 ? [middle] : rows, heads: [], rests: [], lines, base: 0,
    box: { left: narrow ? -16 : -125, right: narrow ? 290 : longest * column + 125, top: top - 60, bottom: bottom + 60 },
  };
}

function across(start: Row, end: Row, text: string): Pick<Line, "path" | "label"> {
  const from = start.width === 0 ? start.x + 105 : start.x + start.width + 12;
  const to = end.width === 0 ? end.x - 107 : end.x - 10;
  const reach = Math.max(20, (to - from) * 0.5);
  // Several statements between the same two would lie on each other: the label stands nearer to the end where lines are apart.
  const share = start.width === 0 ? 0.62 : end.width === 0 ? 0.38 : 0.5;
  const bend = 3 * share * share - 2 * share * share * share;
  return { path: `M${n(from)},${n(start.y)}C${n(from + reach)},${n(start.y)} ${n(to - reach)},${n(end.y)} ${n(to)},${n(end.y)}`, label: { x: from + (to - from) * share, y: start.y + (end.y - start.y) * bend - 5, text } };
}

function sideways(start: Row, end: Row): string {
  const left = Math.min(start.x, end.x) - 4;
  return `M${n(start.x + 4)},${n(start.y)}C${n(left - 26)},${n(start.y + 20)} ${n(left - 26)},${n(end.y - 20)} ${n(end.x - 8)},${n(end.y)}`;
}
