import aboutQuery from "../queries/about.graphql?raw";
import catalogueQuery from "../queries/catalogue.graphql?raw";
import fragments from "../queries/fragments.graphql?raw";
import homeQuery from "../queries/home.graphql?raw";
import neighbourhoodQuery from "../queries/neighbourhood.graphql?raw";
import pathsQuery from "../queries/paths.graphql?raw";
import searchQuery from "../queries/search.graphql?raw";
import statementsQuery from "../queries/statements.graphql?raw";
import { Catalogue, type Kind, type Predicate } from "./graph/catalogue";
import type { Degree, Edge, Entity, Said } from "./graph/model";

/** The server's word on why it has no answer, fit to be shown. */
export class ApiError extends Error {
  /** @param code As the server gives it; null where it gave no answer at all. */
  constructor(message: string, readonly code: string | null = null) {
    super(message);
  }
}

const fragmentOf = new Map(fragments.split(/^(?=fragment )/m).slice(1).map((text) => [/^fragment (\w+)/.exec(text)?.[1] ?? "", text]));

/** A query with the shared fragments that it names, and what they name in turn. */
function whole(query: string): string {
  const wanted = new Set<string>();
  const gather = (text: string): void => {
    for (const [, name = ""] of text.matchAll(/\.\.\.(\w+)/g)) {
      const fragment = fragmentOf.get(name);
      if (fragment === undefined || wanted.has(name)) continue;
      wanted.add(name);
      gather(fragment);
    }
  };
  gather(query);
  return [query, ...[...wanted].map((name) => fragmentOf.get(name))].join("\n");
}

/** Sends a request that is answered with JSON. */
export async function request(address: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("The server did not answer. Check that it is running, then try again.");
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.includes("json")) throw new ApiError(`The server answered ${response.status} without data. Try again.`);
  return response;
}

/** Asks the server. The documents are checked against the schema by a test, so answers have the type that goes with each. */
async function ask<T>(query: string, variables: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<T> {
  const response = await request("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query: whole(query), variables }),
    signal: signal ?? null,
  });
  const answer = (await response.json()) as { data?: T | null; errors?: readonly { message: string; extensions?: { code?: string } }[] };
  const [first] = answer.errors ?? [];
  if (first !== undefined) throw new ApiError(first.message, first.extensions?.code ?? null);
  if (answer.data === undefined || answer.data === null) throw new ApiError(`The server answered ${response.status} without data. Try again.`);
  return answer.data;
}

export async function fetchCatalogue(): Promise<Catalogue> {
  const { catalogue, stats } = await ask<{ catalogue: { kinds: Kind[]; predicates: Predicate[] }; stats: { lastImport: string | null } }>(catalogueQuery, {});
  return new Catalogue(stats.lastImport, catalogue.kinds, catalogue.predicates);
}

export type Home = {
  readonly stats: { readonly entities: number; readonly statements: number; readonly documents: number; readonly lastImport: string | null; readonly byKind: readonly { readonly kind: string; readonly count: number }[]; readonly byStatus: readonly { readonly status: string; readonly count: number }[] };
  readonly risks: { readonly nodes: readonly { readonly id: string; readonly name: string; readonly description: string | null; readonly degree: readonly Degree[] }[] };
  readonly incidents: { readonly nodes: readonly { readonly id: string; readonly name: string; readonly date: string | null; readonly description: string | null }[] };
  readonly documents: { readonly nodes: readonly { readonly id: string; readonly title: string; readonly publishedOn: string | null; readonly publisher: { readonly id: string; readonly name: string } | null }[] };
};
export const fetchHome = (signal: AbortSignal): Promise<Home> => ask<Home>(homeQuery, {}, signal);

export type Named = { readonly id: string; readonly kind: string; readonly name: string };
export type Hit = {
  readonly matchedOn: readonly string[];
  readonly highlights: readonly { readonly field: string; readonly text: string; readonly spans: readonly { readonly start: number; readonly end: number }[] }[];
  readonly node:
    | { readonly id: string; readonly predicate: string; readonly subject: Named; readonly object: Named | null; readonly literal: { readonly value: string; readonly unit: string | null } | null }
    | { readonly id: string; readonly kind: string; readonly name: string; readonly description: string | null };
};
type NamedList = { readonly nodes: readonly { readonly id: string; readonly kind: string; readonly name: string; readonly description: string | null }[] };

/** What the server ranks comes first; after it things whose name holds the text, which may end within a word: those that begin with it first, then the shortest. */
export async function search(query: string, first: number, signal: AbortSignal): Promise<{ readonly totalCount: number; readonly hits: readonly Hit[] }> {
  const { search: found, ...lists } = await ask<{ search: { totalCount: number; edges: Hit[] } } & Record<Exclude<string, "search">, NamedList | { totalCount: number; edges: Hit[] }>>(searchQuery, { query, first, named: 3 }, signal);
  const known = new Set(found.edges.map((hit) => hit.node.id));
  const at = (name: string): number => name.toLowerCase().indexOf(query.toLowerCase());
  const named = Object.values(lists).flatMap((list) => ("nodes" in list ? list.nodes : [])).filter((node) => !known.has(node.id))
    .sort((a, b) => Number(at(a.name) !== 0) - Number(at(b.name) !== 0) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .map((node): Hit => ({ matchedOn: ["NAME"], highlights: at(node.name) < 0 ? [] : [{ field: "name", text: node.name, spans: [{ start: at(node.name), end: at(node.name) + query.length }] }], node }));
  return { totalCount: Math.max(found.totalCount, found.edges.length + named.length), hits: [...found.edges, ...named].slice(0, first) };
}

export type More = { readonly node: { readonly id: string }; readonly predicate: string; readonly direction: "OUT" | "IN"; readonly shown: number; readonly total: number };
export type Around = {
  readonly entity: (Entity & { readonly degree: readonly Degree[] }) | null;
  readonly neighbourhood: { readonly nodes: readonly Entity[]; readonly statements: readonly Edge[]; readonly more: readonly More[] };
};
export async function fetchAround(id: string, perPredicate: number, signal: AbortSignal): Promise<Around> {
  try {
    return await ask<Around>(neighbourhoodQuery, { id, perPredicate, limit: 300, where: null }, signal);
  } catch (error) {
    // An id that leads nowhere is an answer, not a fault.
    if (error instanceof ApiError && error.code === "NOT_FOUND") return { entity: null, neighbourhood: { nodes: [], statements: [], more: [] } };
    throw error;
  }
}

export type About = {
  readonly entity: (Entity & {
    readonly aliases: readonly string[];
    readonly url: string;
    readonly externalIds: readonly { readonly scheme: string; readonly value: string; readonly edition: string | null; readonly url: string | null }[];
    readonly degree: readonly (Degree & { readonly label: string })[];
    readonly publisher?: { readonly id: string; readonly name: string } | null;
    readonly retrievedOn?: string | null;
    readonly licence?: string | null;
    readonly sources?: readonly { readonly title: string | null; readonly url: string }[];
  }) | null;
  readonly statements: { readonly totalCount: number; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly nodes: readonly Said[] };
};
export const fetchAbout = (id: string, after: string | null, signal: AbortSignal): Promise<About> => ask<About>(aboutQuery, { id, first: 20, after, evidence: 2 }, signal);

/** Of the first ten, which is what the server lets one request cost; in the order of the ids, without those that are not there. */
export const fetchStatements = async (ids: readonly string[], signal: AbortSignal): Promise<readonly Said[]> =>
  (await ask<{ nodes: readonly (Said | null)[] }>(statementsQuery, { ids: ids.slice(0, 10), evidence: 20 }, signal)).nodes.filter((said) => said !== null && "predicate" in said);

export type Step = { readonly direction: "OUT" | "IN"; readonly from: Entity; readonly to: Entity; readonly statement: Edge };
export type Route = { readonly length: number; readonly steps: readonly Step[] };
export type Routes = { readonly from: Entity | null; readonly to: Entity | null; readonly paths: { readonly exhaustive: boolean; readonly searchedTo: number; readonly paths: readonly Route[] } | null };

/** @param without Predicates along which no route goes. @param asked False where only the names of the ends are wanted, of which one may be missing. */
export async function fetchRoutes(from: string, to: string, without: readonly string[], asked: boolean, first: number, maxLength: number, signal: AbortSignal): Promise<Routes> {
  const where = without.length === 0 ? null : { predicate: { notIn: without } };
  if (from === "" && to === "") return { from: null, to: null, paths: null };
  try {
    return await ask<Routes>(pathsQuery, { from: from || to, to: to || from, first, maxLength, where, asked }, signal);
  } catch (error) {
    // An id that leads nowhere is an answer: which of the two it is, the query without routes tells.
    if (!asked || !(error instanceof ApiError) || error.code !== "NOT_FOUND") throw error;
    return ask<Routes>(pathsQuery, { from, to, first, maxLength, where, asked: false }, signal);
  }
}
