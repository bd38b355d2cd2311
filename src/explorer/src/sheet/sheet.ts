import type { Catalogue } from "../graph/catalogue";
import { counted } from "../graph/counts";
import type { Shown } from "../graph/graph";
import type { Layout } from "../graph/layout";
import type { Edge, Entity, Source } from "../graph/model";
import { noFilters, type Filters } from "../view";

/** What is shown, whatever it is shown as: the table has it as rows, and every export holds just this. */
export type Sheet = {
  readonly title: string;
  /** In the order of the picture. */
  readonly nodes: readonly Entity[];
  readonly edges: readonly Edge[];
  /** What was chosen, in words; empty where nothing is left out. */
  readonly filters: readonly string[];
  /** When the graph had last changed; null for an empty one. */
  readonly data: string | null;
  /** Where the same view opens again. */
  readonly address: string;
};

/** What a picture shows of a graph, in its reading order, without what filters made a shadow. */
export function sheetOf(title: string, layout: Layout, shown: Shown, filters: Filters, catalogue: Catalogue): Sheet {
  const place = new Map(layout.rows.map((row, i) => [row.id, i]));
  const at = (id: string): number => place.get(id) ?? 0;
  const edges = layout.lines.filter(({ edge }) => !shown.faintEdges.has(edge.id))
    .sort((a, b) => Math.max(at(a.from), at(a.to)) - Math.max(at(b.from), at(b.to)) || Math.min(at(a.from), at(a.to)) - Math.min(at(b.from), at(b.to)))
    .map(({ edge }) => edge);
  const nodes = layout.rows.filter((row) => !shown.faintNodes.has(row.id)).map((row) => shown.graph.nodes.get(row.id)).filter((node) => node !== undefined);
  return { title, nodes, edges, filters: inWords(filters, catalogue, shown), data: catalogue.changed, address: location.href };
}

export function inWords(filters: Filters, catalogue: Catalogue, shown?: Shown): string[] {
  const words: string[] = [];
  const without = (what: readonly string[], name: (value: string) => string): void => {
    if (what.length > 0) words.push(`without ${what.map(name).join(", ")}`);
  };
  without(filters.hiddenKinds, (kind) => catalogue.kind(kind).plural);
  without(filters.hiddenPredicates, (predicate) => `“${catalogue.label(predicate)}”`);
  without(filters.hiddenStatuses, statusText);
  without(filters.hiddenMethods, methodText);
  if (filters.sources.length > 0) words.push(`only from ${filters.sources.map((id) => shown?.graph.nodes.get(id)?.name ?? id).join(", ")}`);
  if (filters.minConfidence > noFilters.minConfidence) words.push(`at least ${Math.round(filters.minConfidence * 100)}% confident`);
  if (filters.from !== null || filters.to !== null) words.push(`from ${filters.from ?? "the first year"} to ${filters.to ?? "the last"}, undated ones too`);
  return words;
}

/** Every document that stands behind a statement, once, by title. */
export function sourcesOf(sheet: Sheet): Source[] {
  const sources = new Map(sheet.edges.flatMap((edge) => edge.evidence.nodes.map(({ document }) => [document.id, document] as const)));
  return [...sources.values()].sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

/** How many there are of each kind, in the catalogue's order. */
export function kindsOf(sheet: Sheet, catalogue: Catalogue): [string, number][] {
  return [...counted(sheet.nodes, ({ kind }) => kind)].sort(([a], [b]) => catalogue.rankOfKind(a) - catalogue.rankOfKind(b));
}

const statuses: Readonly<Record<string, string>> = { PROPOSED: "proposed", UNREVIEWED: "not reviewed", ACCEPTED: "accepted", DISPUTED: "disputed", REJECTED: "rejected", RETRACTED: "retracted" };
const methods: Readonly<Record<string, string>> = { EXTRACTED: "extracted from prose", DECLARED: "declared in front matter", IMPORTED: "imported", CURATED: "written by a person", INFERRED: "inferred" };
export const statusText = (status: string): string => statuses[status] ?? status.toLowerCase();
export const methodText = (method: string): string => methods[method] ?? method.toLowerCase();
