import type { Around, More } from "../api";
import { counted, type Counts } from "./counts";
import { dateOf, yearOf, type Edge, type Entity } from "./model";
import type { Filters } from "../view";

/** What is loaded: things and the statements between them, each once, in the order of the answers. */
export type Graph = { readonly nodes: ReadonlyMap<string, Entity>; readonly edges: ReadonlyMap<string, Edge>; readonly more: readonly More[] };

export function merge(answers: readonly Around[]): Graph {
  const nodes = new Map<string, Entity>();
  const edges = new Map<string, Edge>();
  const more: More[] = [];
  answers.forEach((answer) => {
    if (answer.entity !== null) nodes.set(answer.entity.id, answer.entity);
    for (const node of answer.neighbourhood.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
    for (const edge of answer.neighbourhood.statements) if (edge.object !== null && !edges.has(edge.id)) edges.set(edge.id, edge);
    more.push(...answer.neighbourhood.more.filter((part) => part.node.id === answer.entity?.id));
  });
  return { nodes, edges, more };
}

/** Whether a filter lets a statement pass, apart from what it ties together. */
function passesEdge(edge: Edge, filters: Filters): boolean {
  const [best] = edge.evidence.nodes;
  return !filters.hiddenPredicates.includes(edge.predicate) && !filters.hiddenStatuses.includes(edge.status) && edge.confidence >= filters.minConfidence
    && (best === undefined || !filters.hiddenMethods.includes(best.method)) && (filters.sources.length === 0 || (best !== undefined && filters.sources.includes(best.document.id)));
}

/** Things without a date pass any window of time: they are counted, not dropped. */
export function passesTime(year: number | null, filters: Filters): boolean {
  return year === null || ((filters.from === null || year >= filters.from) && (filters.to === null || year <= filters.to));
}

/** What is shown: what filters take away, and what is out of their window, which stays as a shadow so that nothing moves. */
export type Shown = { readonly graph: Graph; readonly faintNodes: ReadonlySet<string>; readonly faintEdges: ReadonlySet<string> };

export function apply(graph: Graph, filters: Filters, keep: readonly string[], hidden: readonly string[]): Shown {
  const gone = (node: Entity): boolean => !keep.includes(node.id) && (hidden.includes(node.id) || filters.hiddenKinds.includes(node.kind));
  const nodes = new Map([...graph.nodes].filter(([, node]) => !gone(node)));
  const edges = new Map([...graph.edges].filter(([, edge]) => !filters.hiddenPredicates.includes(edge.predicate) && nodes.has(edge.subject.id) && edge.object !== null && nodes.has(edge.object.id)));
  const faintEdges = new Set<string>();
  const lit = new Set<string>(keep);
  for (const edge of edges.values()) {
    const [subject, object] = [nodes.get(edge.subject.id), edge.object === null ? undefined : nodes.get(edge.object.id)];
    const inTime = (node: Entity | undefined): boolean => node === undefined || keep.includes(node.id) || passesTime(yearOf(dateOf(node)), filters);
    if (!passesEdge(edge, filters) || !inTime(subject) || !inTime(object)) faintEdges.add(edge.id);
    else for (const end of [subject, object]) if (end !== undefined) lit.add(end.id);
  }
  const faintNodes = new Set([...nodes.keys()].filter((id) => !lit.has(id)));
  return { graph: { nodes, edges, more: graph.more }, faintNodes, faintEdges };
}

export function otherEnd(edge: Edge, id: string): string | null {
  return edge.subject.id === id ? (edge.object?.id ?? null) : edge.subject.id;
}

export function countsOf(graph: Graph): Counts {
  const [nodes, edges] = [[...graph.nodes.values()], [...graph.edges.values()]];
  const sources = new Map<string, { title: string; count: number }>();
  for (const { evidence } of edges) {
    const [best] = evidence.nodes;
    if (best === undefined) continue;
    const known = sources.get(best.document.id);
    sources.set(best.document.id, { title: best.document.title, count: (known?.count ?? 0) + 1 });
  }
  return {
    kinds: counted(nodes, (node) => node.kind), predicates: counted(edges, (edge) => edge.predicate), statuses: counted(edges, (edge) => edge.status),
    methods: counted(edges, (edge) => edge.evidence.nodes[0]?.method), sources,
  };
}
