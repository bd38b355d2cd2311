import { useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import type { Counts } from "../graph/counts";
import { methodText, statusText } from "../sheet/sheet";
import { noFilters, type Filters } from "../view";
import { KindMark } from "./KindMark";

type Props = {
  readonly counts: Counts;
  readonly filters: Filters;
  readonly hidden: number;
  readonly summary: string;
  readonly catalogue: Catalogue;
  readonly change: (filters: Filters) => void;
  readonly showHidden: () => void;
};

/** Documents that are listed before the rest is asked for. */
const fewSources = 6;

const toggled = (list: readonly string[], value: string): string[] => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

/** What colours and shapes mean, how much there is of each; unticking takes it out of the picture. */
export function Facets({ counts, filters, hidden, summary, catalogue, change, showHidden }: Props) {
  const [allSources, setAllSources] = useState(false);
  const kinds = [...counts.kinds].sort(([a], [b]) => catalogue.rankOfKind(a) - catalogue.rankOfKind(b));
  const predicates = [...counts.predicates].sort(([a], [b]) => catalogue.rankOfPredicate(a) - catalogue.rankOfPredicate(b));
  const sources = [...counts.sources].sort(([a, one], [b, two]) => Number(filters.sources.includes(b)) - Number(filters.sources.includes(a)) || two.count - one.count || (one.title < two.title ? -1 : 1));
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(noFilters);
  return (
    <div class="legend" role="group" aria-label="Legend and filters">
      <p class="aside summary">{summary}</p>
      {(isFiltered || hidden > 0) && (
        <p class="actions small">
          {isFiltered && <button type="button" onClick={() => change(noFilters)}>Show all</button>}
          {hidden > 0 && <button type="button" onClick={showHidden}>Show {hidden} hidden</button>}
        </p>
      )}
      <fieldset>
        <legend>Kinds</legend>
        {kinds.map(([kind, count]) => (
          <Tick key={kind} checked={!filters.hiddenKinds.includes(kind)} count={count} label={catalogue.kind(kind).plural} onChange={() => change({ ...filters, hiddenKinds: toggled(filters.hiddenKinds, kind) })}>
            <KindMark kind={kind} catalogue={catalogue} />
          </Tick>
        ))}
      </fieldset>
      <fieldset>
        <legend>Relations</legend>
        {predicates.map(([predicate, count]) => (
          <Tick key={predicate} title={catalogue.describe(predicate)} checked={!filters.hiddenPredicates.includes(predicate)} count={count} label={catalogue.label(predicate)}
            onChange={() => change({ ...filters, hiddenPredicates: toggled(filters.hiddenPredicates, predicate) })} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Review</legend>
        {[...counts.statuses].sort().map(([status, count]) => (
          <Tick key={status} checked={!filters.hiddenStatuses.includes(status)} count={count} label={statusText(status)} onChange={() => change({ ...filters, hiddenStatuses: toggled(filters.hiddenStatuses, status) })} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Confidence</legend>
        <label class="slider"><span>at least {Math.round(filters.minConfidence * 100)}%</span>
          <input type="range" min={0} max={100} step={5} value={Math.round(filters.minConfidence * 100)} aria-label="Least confidence" aria-valuetext={`${Math.round(filters.minConfidence * 100)}%`}
            onInput={(event) => change({ ...filters, minConfidence: event.currentTarget.valueAsNumber / 100 })} />
        </label>
      </fieldset>
      {counts.methods.size > 0 && (
        <fieldset>
          <legend>Found by</legend>
          {[...counts.methods].sort().map(([method, count]) => (
            <Tick key={method} checked={!filters.hiddenMethods.includes(method)} count={count} label={methodText(method)} onChange={() => change({ ...filters, hiddenMethods: toggled(filters.hiddenMethods, method) })} />
          ))}
        </fieldset>
      )}
      {sources.length > 0 && (
        <fieldset>
          <legend>Only from these sources</legend>
          {sources.slice(0, allSources ? undefined : fewSources).map(([id, { title, count }]) => (
            <Tick key={id} title={title} checked={filters.sources.includes(id)} count={count} label={title} onChange={() => change({ ...filters, sources: toggled(filters.sources, id) })} />
          ))}
          {sources.length > fewSources && <button type="button" class="quiet" aria-expanded={allSources} onClick={() => setAllSources(!allSources)}>{allSources ? "Fewer sources" : `All ${sources.length} sources`}</button>}
        </fieldset>
      )}
    </div>
  );
}

type TickProps = { readonly checked: boolean; readonly label: string; readonly count: number; readonly title?: string; readonly onChange: () => void; readonly children?: preact.ComponentChildren };

function Tick({ checked, label, count, title, onChange, children }: TickProps) {
  return <label title={title}><input type="checkbox" checked={checked} onChange={onChange} />{children}<span class="tick-label">{label}</span><span class="count">{count.toLocaleString("en")}</span></label>;
}
