import { useEffect, useMemo, useState } from "preact/hooks";
import { fetchAround, type Around } from "../api";
import { merge, type Graph } from "../graph/graph";

const answers = new Map<string, Around>();

export type Loading = { readonly graph: Graph | null; readonly missing: boolean; readonly pending: boolean; readonly error: { readonly message: string; readonly again: () => void } | null };

/** How many neighbours by each predicate to ask for, so that the rows that the view wants are there. At most what the server gives. */
export function perPredicate(owner: string, rows: Readonly<Record<string, number>>): number {
  const wanted = Object.entries(rows).filter(([key]) => key.startsWith(`${owner}|`)).reduce((most, [, count]) => Math.max(most, count), 0);
  return Math.min(200, Math.ceil((wanted + 1) / 25) * 25);
}

/** Loads what stands around the centre and around everything that is expanded. What is there already stays on the page meanwhile. */
export function useGraph(centre: string, opened: readonly string[], rows: Readonly<Record<string, number>>): Loading {
  const owners = [centre, ...opened.filter((id) => id !== centre)];
  const keys = owners.map((owner) => `${perPredicate(owner, rows)} ${owner}`);
  const [, loaded] = useState(0);
  const [error, setError] = useState<Loading["error"]>(null);
  const [attempt, setAttempt] = useState(0);
  const wanted = keys.join("\n");
  useEffect(() => {
    const control = new AbortController();
    setError(null);
    const absent = keys.filter((key) => !answers.has(key));
    Promise.all(absent.map(async (key) => {
      const at = key.indexOf(" ");
      answers.set(key, await fetchAround(key.slice(at + 1), Number(key.slice(0, at)), control.signal));
    })).then(() => {
      if (!control.signal.aborted && absent.length > 0) loaded((n) => n + 1);
    }, (failure: unknown) => {
      if (!control.signal.aborted) setError({ message: failure instanceof Error ? failure.message : String(failure), again: () => setAttempt((n) => n + 1) });
    });
    return () => control.abort();
  }, [wanted, attempt]);
  // A fuller answer of the same node serves while the one that is wanted is on its way.
  const there = keys.map((key, i) => answers.get(key) ?? answers.get(`25 ${owners[i]}`)).filter((answer) => answer !== undefined);
  const state = there.map((answer) => answer.entity?.id ?? "").join("\n") + keys.filter((key) => answers.has(key)).join("\n");
  const graph = useMemo(() => merge(there), [state]);
  const first = answers.get(keys[0] ?? "") ?? answers.get(`25 ${centre}`);
  return { graph: first === undefined ? null : graph, missing: first !== undefined && first.entity === null, pending: keys.some((key) => !answers.has(key)), error };
}
