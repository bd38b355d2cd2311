export type Kind = { readonly kind: string; readonly label: string; readonly plural: string; readonly description: string; readonly colour: string; readonly shape: string };
export type Predicate = { readonly predicate: string; readonly label: string; readonly reverseLabel: string; readonly description: string };

/** Kinds and predicates as the server's catalogue declares them, in its order. Labels come from here alone. */
export class Catalogue {
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #predicates: ReadonlyMap<string, Predicate>;

  /** @param changed When the graph had last changed as the page was opened; null while it is empty. */
  constructor(readonly changed: string | null, readonly kinds: readonly Kind[], readonly predicates: readonly Predicate[]) {
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#predicates = new Map(predicates.map((predicate) => [predicate.predicate, predicate]));
  }

  kind(name: string): Kind {
    return this.#kinds.get(name) ?? { kind: name, label: name.toLowerCase(), plural: name.toLowerCase(), description: "", colour: "#5d6d7e", shape: "circle" };
  }

  label(predicate: string, direction: "OUT" | "IN" = "OUT"): string {
    const found = this.#predicates.get(predicate);
    if (found === undefined) return predicate.toLowerCase().replaceAll("_", " ");
    return direction === "OUT" ? found.label : found.reverseLabel;
  }

  describe(predicate: string): string {
    return this.#predicates.get(predicate)?.description ?? "";
  }

  rankOfKind(kind: string): number {
    return this.kinds.findIndex((known) => known.kind === kind);
  }

  rankOfPredicate(predicate: string): number {
    return this.predicates.findIndex((known) => known.predicate === predicate);
  }
}
