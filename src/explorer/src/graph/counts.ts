/** How much of each value there is among what is loaded, whether a filter lets it pass or not. */
export type Counts = {
  readonly kinds: ReadonlyMap<string, number>;
  readonly predicates: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<string, number>;
  /** Empty where it is not known how statements were found, as is the case for sources. */
  readonly methods: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, { readonly title: string; readonly count: number }>;
};

export function counted<T>(values: Iterable<T>, key: (value: T) => string | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const name = key(value);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
