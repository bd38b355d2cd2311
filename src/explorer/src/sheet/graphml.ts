import type { Catalogue } from "../graph/catalogue";
import { dateOf } from "../graph/model";
import { kindsOf, sourcesOf, type Sheet } from "./sheet";

// Characters that XML does not allow cannot be escaped either.
const clean = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\ufffd");
export const escaped = (text: string): string => clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const fields = {
  node: ["name", "kind", "date", "colour"],
  edge: ["predicate", "label", "negated", "confidence", "status", "method", "quote", "source", "source_url"],
  graph: ["title", "graph_of", "address", "filters", "legend", "sources"],
} as const;
const types: Readonly<Record<string, string>> = { confidence: "double", negated: "boolean" };

/** GraphML 1.0, which Gephi, yEd, Cytoscape and networkx read. */
export function graphmlOf(sheet: Sheet, catalogue: Catalogue): string {
  const keys = Object.entries(fields).flatMap(([domain, names]) => names.map((name) => `  <key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${types[name] ?? "string"}"/>`));
  const data = (domain: keyof typeof fields, values: Readonly<Record<string, string | number | boolean | null | undefined>>): string =>
    fields[domain].flatMap((name) => {
      const value = values[name];
      return value === null || value === undefined || value === "" ? [] : [`<data key="${domain}-${name}">${escaped(String(value))}</data>`];
    }).join("");
  const about = {
    title: sheet.title, graph_of: sheet.data, address: sheet.address, filters: sheet.filters.join("; "),
    legend: kindsOf(sheet, catalogue).map(([kind]) => catalogue.kind(kind)).map(({ label, colour, shape }) => `${label}: ${colour}, ${shape}`).join("; "),
    sources: sourcesOf(sheet).map((source) => [source.publisher?.name, source.title, source.publishedOn, source.url].filter(Boolean).join(", ")).join("\n"),
  };
  const nodes = sheet.nodes.map((node) => `    <node id="${escaped(node.id)}">${data("node", { name: node.name, kind: node.kind, date: dateOf(node), colour: catalogue.kind(node.kind).colour })}</node>`);
  const edges = sheet.edges.filter(({ object }) => object !== null).map((edge) => {
    const [best] = edge.evidence.nodes;
    const values = { predicate: edge.predicate, label: catalogue.label(edge.predicate), negated: edge.negated, confidence: edge.confidence, status: edge.status, method: best?.method, quote: best?.quote, source: best?.document.title, source_url: best?.document.url };
    return `    <edge id="${escaped(edge.id)}" source="${escaped(edge.subject.id)}" target="${escaped(edge.object?.id ?? "")}">${data("edge", values)}</edge>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', ...keys, '  <graph id="riskgraph" edgedefault="directed">', `    ${data("graph", about)}`, ...nodes, ...edges, "  </graph>", "</graphml>", ""].join("\n");
}
