/** A thing in the graph, with what is needed to show it. */
export type Entity = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly description: string | null;
  readonly date?: string | null;
  readonly published?: string | null;
  readonly publishedOn?: string | null;
  readonly metric?: string;
  readonly value?: number;
  readonly upper?: number | null;
  readonly unit?: string | null;
  readonly comparison?: string;
  readonly period?: string | null;
};

export type Literal = {
  readonly value: string;
  readonly number: number | null;
  readonly upper: number | null;
  readonly unit: string | null;
  readonly comparison: string | null;
  readonly period: string | null;
};

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publishedOn: string | null;
  readonly retrievedOn?: string | null;
  readonly publisher: { readonly name: string } | null;
};

/** A statement between two entities, as it is drawn. */
export type Edge = {
  readonly id: string;
  readonly predicate: string;
  readonly subject: { readonly id: string };
  readonly object: { readonly id: string } | null;
  readonly negated: boolean;
  readonly confidence: number;
  readonly status: string;
  readonly recordedAt: string;
  readonly evidence: { readonly nodes: readonly { readonly quote: string; readonly method: string; readonly document: Source }[] };
};

export type Evidence = {
  readonly id: string;
  readonly quote: string;
  /** Where the quote starts in the passage's text, in UTF-16 code units. */
  readonly start: number;
  readonly role: string;
  readonly method: string;
  readonly confidence: number;
  readonly passage: { readonly text: string; readonly section: string | null; readonly line: number };
  readonly document: Source;
};

export type Said = {
  readonly id: string;
  readonly predicate: string;
  readonly subject: Entity;
  readonly object: Entity | null;
  readonly literal: Literal | null;
  readonly negated: boolean;
  readonly confidence: number;
  readonly status: string;
  readonly recordedAt: string;
  readonly evidence: { readonly totalCount: number; readonly nodes: readonly Evidence[] };
  readonly disagreesWith?: readonly Said[];
};

export type Degree = { readonly predicate: string; readonly label?: string; readonly direction: "OUT" | "IN"; readonly count: number };

/** When a thing happened or appeared, as precisely as its source says; null where no source does. */
export function dateOf(entity: Entity): string | null {
  return entity.date ?? entity.published ?? entity.publishedOn ?? entity.period ?? null;
}

/** The first year of a partial date, which is written as 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05. */
export function yearOf(date: string | null): number | null {
  if (date === null) return null;
  const year = Number.parseInt(date.slice(0, 4), 10);
  return Number.isNaN(year) ? null : year;
}

const signs: Readonly<Record<string, string>> = { ABOUT: "about ", OVER: "over ", AT_LEAST: "at least ", UNDER: "under ", AT_MOST: "at most " };

/** A figure in words, such as "about 12.5%" or "between 3 and 5 days". */
export function figureText(number: number, upper: number | null, unit: string | null, comparison: string | null): string {
  const written = (n: number): string => n.toLocaleString("en", { maximumFractionDigits: 10 });
  const joined = unit === null ? "" : unit === "%" ? "%" : ` ${unit}`;
  if (comparison === "BETWEEN" && upper !== null) return `between ${written(number)} and ${written(upper)}${joined}`;
  return `${signs[comparison ?? ""] ?? ""}${written(number)}${joined}`;
}

export function figureOf(entity: Entity): string | null {
  return entity.value === undefined ? null : figureText(entity.value, entity.upper ?? null, entity.unit ?? null, entity.comparison ?? null);
}

export function literalText(literal: Literal): string {
  return literal.number === null ? literal.value : figureText(literal.number, literal.upper, literal.unit, literal.comparison);
}
