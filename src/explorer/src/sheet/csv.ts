import type { Catalogue } from "../graph/catalogue";
import { dateOf } from "../graph/model";
import type { Column } from "./columns";
import type { Sheet } from "./sheet";

/** As RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe before it: text comes from documents. */
const cell = (value: string | number): string => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

// Spreadsheets take a file for UTF-8 by its first character.
const file = (rows: readonly (readonly (string | number)[])[]): string => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** One row a statement, in the order that is given, with its best evidence and the document that it stands in. */
export function statementsCsv(sheet: Sheet, edges: Sheet["edges"], catalogue: Catalogue): string {
  const nodes = new Map(sheet.nodes.map((node) => [node.id, node]));
  const of = (id: string | undefined): (string | null)[] => {
    const node = id === undefined ? undefined : nodes.get(id);
    return node === undefined ? [id ?? "", "", "", ""] : [node.id, node.name, catalogue.kind(node.kind).label, dateOf(node)];
  };
  const head = ["subject_id", "subject", "subject_kind", "subject_date", "predicate", "relation", "negated", "object_id", "object", "object_kind", "object_date", "confidence", "status", "method", "quote", "source", "publisher", "source_date", "source_url", "statement_id", "graph_of"];
  const rows = edges.map((edge) => {
    const [best] = edge.evidence.nodes;
    const source = best?.document;
    return [...of(edge.subject.id), edge.predicate, catalogue.label(edge.predicate), String(edge.negated), ...of(edge.object?.id), edge.confidence, edge.status, best?.method, best?.quote, source?.title, source?.publisher?.name, source?.publishedOn, source?.url, edge.id, sheet.data];
  });
  return file([head, ...rows.map((row) => row.map((value) => value ?? ""))]);
}

/** One row of a table for each, as the columns have it. */
export function tableCsv<T>(rows: readonly T[], columns: readonly Column<T>[], idOf: (row: T) => string): string {
  return file([["id", ...columns.map(({ key }) => key)], ...rows.map((row) => [idOf(row), ...columns.map((column) => (column.order === undefined ? column.text(row) : column.order(row)))])]);
}
