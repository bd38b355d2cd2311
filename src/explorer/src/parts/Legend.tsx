import type { Catalogue } from "../graph/catalogue";
import type { Shown } from "../graph/graph";
import type { Graph } from "../graph/graph";
import { KindMark } from "./KindMark";
import type { Filters } from "../view";

const counted = (values: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};
const toggled = (list: readonly string[], value: string): string[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

/** What colours and shapes mean, how much there is of each; unticking takes it out of the picture. */
export function Legend({ graph, shown, filters, hidden, catalogue, change, showHidden }: { graph: Graph; shown: Shown; filters: Filters; hidden: readonly string[]; catalogue: Catalogue; change: (filters: Filters) => void; showHidden: () => void }) {
  const kinds = [...counted([...graph.nodes.values()].map((node) => node.kind))].sort(([a], [b]) => catalogue.rankOfKind(a) - catalogue.rankOfKind(b));
  const predicates = [...counted([...graph.edges.values()].map((edge) => edge.predicate))].sort(([a], [b]) => catalogue.rankOfPredicate(a) - catalogue.rankOfPredicate(b));
  return (
    <div class="legend" role="group" aria-label="Legend and filters">
      <fieldset>
        <legend>Kinds</legend>
        {kinds.map(([kind, count]) => (
          <label key={kind}>
            <input type="checkbox" checked={!filters.hiddenKinds.includes(kind)} onChange={() => change({ ...filters, hiddenKinds: toggled(filters.hiddenKinds, kind) })} />
            <KindMark kind={kind} catalogue={catalogue} /><span>{catalogue.kind(kind).plural}</span><span class="count">{count}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Relations</legend>
        {predicates.map(([predicate, count]) => (
          <label key={predicate} title={catalogue.describe(predicate)}>
            <input type="checkbox" checked={!filters.hiddenPredicates.includes(predicate)} onChange={() => change({ ...filters, hiddenPredicates: toggled(filters.hiddenPredicates, predicate) })} />
            <span>{catalogue.label(predicate)}</span><span class="count">{count}</span>
          </label>
        ))}
      </fieldset>
      <p class="aside">{shown.graph.nodes.size} of {graph.nodes.size} things and {shown.graph.edges.size} of {graph.edges.size} statements shown. Dashed lines are disputed.</p>
      {hidden.length > 0 && <button type="button" onClick={showHidden}>Show {hidden.length} hidden</button>}
    </div>
  );
}
