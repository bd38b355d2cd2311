import type { Catalogue } from "../graph/catalogue";
import { kindsOf, sourcesOf, type Sheet } from "./sheet";

/** Everything that is shown with what it takes to read it: a legend, the sources, when the graph had last changed. */
export function jsonOf(sheet: Sheet, catalogue: Catalogue): string {
  const predicates = new Set(sheet.edges.map(({ predicate }) => predicate));
  const legend = {
    kinds: kindsOf(sheet, catalogue).map(([kind, count]) => ({ ...catalogue.kind(kind), count })),
    predicates: catalogue.predicates.filter(({ predicate }) => predicates.has(predicate)),
  };
  const { title, address, data, filters, nodes, edges } = sheet;
  return `${JSON.stringify({ title, address, graphOf: data, filters, legend, nodes, statements: edges, sources: sourcesOf(sheet) }, null, 1)}\n`;
}
