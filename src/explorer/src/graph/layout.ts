import type { Catalogue } from "./catalogue";
import { otherEnd, type Graph } from "./graph";
import type { Edge } from "./model";

export const rowHeight = 25;
const headHeight = 27;
const gap = 16;
const labelWidth = 262;
const inner = 172;
const step = 490;
/** Of the plate of what a picture is about. */
export const plateWidth = { wide: 210, narrow: 280 };

export type Row = { readonly id: string; readonly x: number; readonly y: number; readonly side: 1 | -1; readonly owner: string; readonly width: number };
export type Head = { readonly key: string; readonly predicate: string; readonly direction: "OUT" | "IN"; readonly kind: string; readonly owner: string; readonly x: number; readonly y: number; readonly side: 1 | -1; readonly shown: number; readonly loaded: number; readonly total: number; readonly exact: boolean };
/** Stands under a group: how many more there are, and how many rows to show when it is chosen. */
export type Rest = { readonly key: string; readonly x: number; readonly y: number; readonly side: 1 | -1; readonly rest: number; readonly next: number; readonly exact: boolean };
export type Line = { readonly edge: Edge; readonly from: string; readonly to: string; readonly path: string; readonly label?: { readonly x: number; readonly y: number; readonly text: string } };
export type Layout = {
  readonly centre: Row;
  /** How the centre is told of. */
  readonly centreSays: string;
  /** Which of the rows are drawn large: what the picture is about. */
  readonly plates: readonly string[];
  readonly rows: readonly Row[];
  readonly heads: readonly Head[];
  readonly rests: readonly Rest[];
  readonly lines: readonly Line[];
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly base: number;
};

type Group = { readonly key: string; readonly predicate: string; readonly direction: "OUT" | "IN"; readonly kind: string; readonly members: string[] };

/** By predicate, direction and kind in the catalogue's order; within a group in the order of the server's answer. A thing stands once. */
function groupsOf(owner: string, graph: Graph, catalogue: Catalogue, placed: ReadonlySet<string>): Group[] {
  const groups = new Map<string, Group>();
  const taken = new Set<string>();
  const mine = [...graph.edges.values()].filter((edge) => edge.subject.id === owner || edge.object?.id === owner)
    .sort((a, b) => catalogue.rankOfPredicate(a.predicate) - catalogue.rankOfPredicate(b.predicate));
  for (const edge of mine) {
    const other = otherEnd(edge, owner);
    const node = other === null ? undefined : graph.nodes.get(other);
    if (node === undefined || placed.has(node.id) || taken.has(node.id)) continue;
    taken.add(node.id);
    const direction = edge.subject.id === owner ? "OUT" : "IN";
    const key = `${owner}|${edge.predicate}.${direction}.${node.kind}`;
    const group = groups.get(key) ?? { key, predicate: edge.predicate, direction, kind: node.kind, members: [] };
    group.members.push(node.id);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) =>
    catalogue.rankOfPredicate(a.predicate) - catalogue.rankOfPredicate(b.predicate) || a.direction.localeCompare(b.direction) || catalogue.rankOfKind(a.kind) - catalogue.rankOfKind(b.kind));
}

/**
 * Puts the centre in the middle and groups of rows to both sides of it; what is expanded opens a further column outwards, and
 * moves nothing that stands already. The same graph gives the same places.
 * @param narrow One column under the centre, for phones.
 */
export function place(centre: string, opened: readonly string[], graph: Graph, catalogue: Catalogue, rowsOf: Readonly<Record<string, number>>, narrow: boolean): Layout {
  const rows = new Map<string, Row>();
  const heads: Head[] = [];
  const rests: Rest[] = [];
  const middle: Row = { id: centre, x: 0, y: 0, side: 1, owner: centre, width: 0 };
  rows.set(centre, middle);
  const groups = groupsOf(centre, graph, catalogue, new Set([centre]));
  const base = groups.length <= 3 ? 12 : groups.length <= 6 ? 8 : groups.length <= 10 ? 6 : 4;
  const heightOf = (group: Group, count: number): number => {
    const shown = Math.min(group.members.length, rowsOf[group.key] ?? count);
    return headHeight + shown * rowHeight + (remaining(group, shown, graph).rest > 0 ? rowHeight : 0) + gap;
  };
  const put = (owner: string, group: Group, x: number, top: number, side: 1 | -1, count: number): number => {
    const shown = Math.min(group.members.length, rowsOf[group.key] ?? count);
    const { rest, total, exact } = remaining(group, shown, graph);
    const { key, predicate, direction, kind } = group;
    heads.push({ key, predicate, direction, kind, owner, x, y: top + 12, side, shown, loaded: group.members.length, total, exact });
    let y = top + headHeight + rowHeight / 2;
    for (const id of group.members.slice(0, shown)) {
      rows.set(id, { id, x, y, side, owner, width: labelWidth });
      y += rowHeight;
    }
    if (rest > 0) {
      rests.push({ key, x, y, side, rest, next: shown + 25, exact });
      y += rowHeight;
    }
    return y - rowHeight / 2 + gap;
  };

  if (narrow) {
    let y = 34;
    for (const group of groups) y = put(centre, group, 30, y, 1, base);
  } else {
    const sides: Record<"left" | "right", Group[]> = { left: [], right: [] };
    // Sides are given by what is shown at first, so that asking for more rows does not throw a group to the other side.
    const firstHeight = (group: Group): number => headHeight + Math.min(group.members.length, base) * rowHeight + gap;
    const half = groups.reduce((sum, group) => sum + firstHeight(group), 0) / 2;
    let sum = 0;
    for (const group of groups) {
      (sum + firstHeight(group) / 2 <= half || sides.right.length === 0 ? sides.right : sides.left).push(group);
      sum += firstHeight(group);
    }
    for (const [members, side] of [[sides.right, 1], [sides.left, -1]] as const) {
      let y = -members.reduce((height, group) => height + heightOf(group, base), -gap) / 2;
      for (const group of members) y = put(centre, group, side * inner, y, side, base);
    }
  }

  const columns = new Map<string, [number, number][]>();
  for (const owner of opened) {
    const at = rows.get(owner);
    if (at === undefined || owner === centre) continue;
    const inside = groupsOf(owner, graph, catalogue, new Set(rows.keys()));
    if (inside.length === 0) continue;
    const x = at.x + at.side * (narrow ? 330 : step - 40);
    const height = inside.reduce((total, group) => total + heightOf(group, 5), 0);
    const taken = columns.get(`${x}`) ?? [];
    let y = freeFrom(taken, at.y - height / 2, height);
    columns.set(`${x}`, [...taken, [y, y + height]]);
    for (const group of inside) y = put(owner, group, x, y, at.side, 5);
  }

  const lines: Line[] = [];
  for (const edge of graph.edges.values()) {
    const [a, b] = [rows.get(edge.subject.id), edge.object === null ? undefined : rows.get(edge.object.id)];
    if (a !== undefined && b !== undefined) lines.push({ edge, from: edge.subject.id, to: b.id, path: narrow ? elbow(a, b) : curve(a, b) });
  }
  const all = [...rows.values()];
  const left = Math.min(narrow ? -16 : -130, ...all.map((row) => (row.side < 0 ? row.x - row.width - 24 : row.x - 16)));
  const right = Math.max(narrow ? 280 : 130, ...all.map((row) => (row.side > 0 ? row.x + row.width + 24 : row.x + 16)));
  return { centre: middle, centreSays: "in the middle", plates: [centre], rows: all, heads, rests, lines, base, box: { left, right, top: Math.min(-50, ...heads.map((head) => head.y - 18)), bottom: Math.max(50, ...all.map((row) => row.y + 22), ...rests.map((rest) => rest.y + 22)) } };
}

function remaining(group: Group, shown: number, graph: Graph): { readonly rest: number; readonly total: number; readonly exact: boolean } {
  const owner = group.key.slice(0, group.key.indexOf("|"));
  const more = graph.more.find((part) => part.node.id === owner && part.predicate === group.predicate && part.direction === group.direction);
  const loaded = group.members.length;
  // The server counts by predicate; where it brings several kinds, how many of this kind are left is not known.
  const beyond = more === undefined ? 0 : more.total - more.shown;
  const exact = beyond === 0 || more?.shown === loaded;
  return { rest: loaded - shown + (exact ? beyond : Math.min(beyond, 1)), total: exact ? loaded + beyond : loaded, exact };
}

/** The nearest place below or above in a column where nothing stands yet. */
function freeFrom(taken: readonly (readonly [number, number])[], wanted: number, height: number): number {
  const free = (y: number): boolean => taken.every(([from, to]) => y + height <= from || y >= to);
  const candidates = [wanted, ...taken.flatMap(([from, to]) => [to, from - height])].filter(free);
  return candidates.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), candidates[0] ?? wanted);
}

/** A place in a path, to a tenth of a pixel. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** @param most How far a line between two of the same column may stand out from it. */
function curve(a: Row, b: Row, most = 90): string {
  const [inner, outer] = Math.abs(a.x) <= Math.abs(b.x) ? [a, b] : [b, a];
  if (inner.x === outer.x) {
    const bulge = outer.x - outer.side * Math.min(most, 24 + Math.abs(a.y - b.y) / 5);
    return `M${n(a.x - a.side * 9)},${n(a.y)}C${n(bulge)},${n(a.y)} ${n(bulge)},${n(b.y)} ${n(b.x - b.side * 9)},${n(b.y)}`;
  }
  // From a row the line leaves behind its name, from the centre out of its middle.
  const start = inner.x === 0 ? 0 : inner.x + (outer.side === inner.side ? inner.side * (inner.width + 26) : -inner.side * 9);
  const end = outer.x - outer.side * 10;
  const reach = (end - start) * 0.55;
  return `M${n(start)},${n(inner.y)}C${n(start + reach)},${n(inner.y)} ${n(end - reach)},${n(outer.y)} ${n(end)},${n(outer.y)}`;
}

function elbow(a: Row, b: Row): string {
  const [inner, outer] = a.x <= b.x ? [a, b] : [b, a];
  if (inner.x > 0) return curve(a, b, 18);
  return `M0,${n(inner.y + 14)}V${n(outer.y - 12)}Q0,${n(outer.y)} 12,${n(outer.y)}H${n(outer.x - 10)}`;
}
