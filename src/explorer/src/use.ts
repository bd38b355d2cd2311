import { useEffect, useState } from "preact/hooks";

/** What became of a request. */
export type Loaded<T> = { readonly state: "loading" } | { readonly state: "done"; readonly value: T } | { readonly state: "failed"; readonly message: string; readonly again: () => void };

/** Asks once for each key, and drops an answer that comes after the key has changed. An old answer is not shown for a new key. */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly value: Loaded<T> }>({ key, value: { state: "loading" } });
  useEffect(() => {
    const control = new AbortController();
    setLoaded({ key, value: { state: "loading" } });
    load(control.signal).then(
      (value) => {
        if (!control.signal.aborted) setLoaded({ key, value: { state: "done", value } });
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        setLoaded({ key, value: { state: "failed", message: error instanceof Error ? error.message : String(error), again: () => setAttempt((n) => n + 1) } });
      },
    );
    return () => control.abort();
  }, [key, attempt]);
  return loaded.key === key ? loaded.value : { state: "loading" };
}
