import { ApiError, request } from "../api";

/** The whole graph as the server has placed it: one value a node or an edge in every list, the most important node first. */
export type MapData = {
  readonly version: string;
  readonly total: { readonly entities: number; readonly statements: number };
  readonly leftOut: { readonly entities: number; readonly edges: number };
  /** Places are from -extent to extent, upwards. */
  readonly extent: number;
  readonly kinds: readonly string[];
  readonly predicates: readonly string[];
  readonly statuses: readonly string[];
  readonly nodes: {
    readonly id: readonly string[]; readonly label: readonly string[]; readonly kind: readonly number[]; readonly x: readonly number[]; readonly y: readonly number[];
    /** From 1 to 100. */
    readonly size: readonly number[]; readonly degree: readonly number[]; readonly date: readonly (string | null)[];
    /** Place in communities, -1 for none. */
    readonly community: readonly number[];
  };
  readonly edges: {
    readonly source: readonly number[]; readonly target: readonly number[]; readonly predicate: readonly number[];
    /** In percent. */
    readonly confidence: readonly number[]; readonly status: readonly number[];
    /** The places of those that say that it is not so. */
    readonly negated: readonly number[];
  };
  /** Each is named after one of its nodes; largest first. */
  readonly communities: { readonly node: readonly number[]; readonly size: readonly number[] };
};

/** @param progress Told the share that is done, from 0 to 1, while the server still makes the map. */
export async function fetchMap(progress: (done: number) => void, signal: AbortSignal): Promise<MapData> {
  for (;;) {
    const response = await request("/api/map", { headers: { Accept: "application/json" }, signal });
    const answer = (await response.json()) as MapData | { readonly status: string; readonly done?: number; readonly reason?: string };
    if (!("status" in answer)) {
      // The API writes kinds in capitals, as everything else here does.
      return { ...answer, kinds: answer.kinds.map((kind) => kind.toUpperCase()) };
    }
    if (response.status !== 202) throw new ApiError(answer.reason ?? `The server answered ${response.status}.`);
    progress(answer.done ?? 0);
    await new Promise((again) => setTimeout(again, 1000 * Number(response.headers.get("Retry-After") ?? 1)));
    if (signal.aborted) throw new DOMException("Given up", "AbortError");
  }
}
