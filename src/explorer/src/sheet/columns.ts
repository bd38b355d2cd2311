import type { Catalogue } from "../graph/catalogue";
import { dateOf, type Edge, type Entity } from "../graph/model";
import type { Sort } from "../view";
import { methodText, statusText } from "./sheet";

/** A column of a table of T. */
export type Column<T> = {
  readonly key: string;
  readonly label: string;
  readonly text: (row: T) => string;
  /** What it is ordered by where the text will not do. */
  readonly order?: (row: T) => number;
  /** Of the kind that is drawn before the text. */
  readonly kind?: (row: T) => string | undefined;
  /** Share of the width. */
  readonly width: number;
  readonly end?: boolean;
};

/** The end of a statement that has a date of its own. */
function datedEnd(edge: Edge, nodes: ReadonlyMap<string, Entity>): string | null {
  const [subject, object] = [nodes.get(edge.subject.id), edge.object === null ? undefined : nodes.get(edge.object.id)];
  return (subject === undefined ? null : dateOf(subject)) ?? (object === undefined ? null : dateOf(object));
}

export function statementColumns(nodes: ReadonlyMap<string, Entity>, catalogue: Catalogue): readonly Column<Edge>[] {
  const name = (id: string | undefined): string => (id === undefined ? "" : (nodes.get(id)?.name ?? id));
  return [
    { key: "subject", label: "Thing", text: (edge) => name(edge.subject.id), kind: (edge) => nodes.get(edge.subject.id)?.kind, width: 2.8 },
    { key: "relation", label: "Relation", text: (edge) => `${edge.negated ? "not " : ""}${catalogue.label(edge.predicate)}`, width: 1.5 },
    { key: "object", label: "To", text: (edge) => name(edge.object?.id), kind: (edge) => nodes.get(edge.object?.id ?? "")?.kind, width: 2.4 },
    { key: "date", label: "Date", text: (edge) => datedEnd(edge, nodes) ?? "", width: 1.4 },
    { key: "confidence", label: "Sure", text: (edge) => `${Math.round(edge.confidence * 100)}%`, order: (edge) => edge.confidence, width: 0.8, end: true },
    { key: "status", label: "Review", text: (edge) => statusText(edge.status), width: 1.5 },
    { key: "method", label: "Found", text: (edge) => methodText(edge.evidence.nodes[0]?.method ?? ""), width: 2.1 },
    { key: "source", label: "Source", text: (edge) => edge.evidence.nodes[0]?.document.title ?? "", width: 2.4 },
  ];
}

/** In the order of a column, or as they are; what is empty stands last either way, and what is equal keeps its order. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], by: Sort | null): readonly T[] {
  const column = columns.find((candidate) => candidate.key === by?.column);
  if (column === undefined || by === null) return rows;
  const { order, text } = column;
  const sign = by.descending ? -1 : 1;
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const keyed = rows.map((row) => ({ row, text: text(row), order: order?.(row) ?? 0 }));
  return keyed.sort((a, b) => Number(a.text === "") - Number(b.text === "") || sign * (order === undefined ? compare(a.text, b.text) : a.order - b.order)).map(({ row }) => row);
}
