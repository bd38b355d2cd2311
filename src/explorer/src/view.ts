/** What is chosen on the page. */
export type Selection = { readonly kind: "none" } | { readonly kind: "entity"; readonly id: string } | { readonly kind: "statement"; readonly id: string };

/** What of the loaded graph is shown. Lists hold what is left out, so that what is new is shown. */
export type Filters = {
  readonly hiddenKinds: readonly string[];
  readonly hiddenPredicates: readonly string[];
  readonly hiddenStatuses: readonly string[];
  readonly hiddenMethods: readonly string[];
  /** Ids of documents of which one must be the best evidence; empty for all. */
  readonly sources: readonly string[];
  /** From 0 to 1. */
  readonly minConfidence: number;
  readonly from: number | null;
  readonly to: number | null;
};

export type Screen =
  | { readonly kind: "home" }
  | { readonly kind: "map"; readonly colour: "group" | "kind" }
  /** An end that is not chosen yet is empty. */
  | { readonly kind: "path"; readonly from: string; readonly to: string }
  | { readonly kind: "graph"; readonly centre: string; readonly opened: readonly string[]; readonly hidden: readonly string[]; readonly pins: readonly string[]; readonly rows: Readonly<Record<string, number>> };

/** What stands in the middle of the window, and how large it is drawn; the same in windows of any size. */
export type Camera = { readonly x: number; readonly y: number; readonly k: number };

/** How long a picture must rest before the address takes its camera, in milliseconds: browsers refuse changes of it at every frame. */
export const rest = 300;

/** What a table is ordered by; as the picture has it where there is none. */
export type Sort = { readonly column: string; readonly descending: boolean };

/** The whole view. The address holds all of it. */
export type View = {
  readonly screen: Screen;
  readonly filters: Filters;
  readonly selection: Selection;
  readonly as: "picture" | "table";
  readonly sort: Sort | null;
  /** Null while all of it is fitted into the window. */
  readonly camera: Camera | null;
  /** When the graph had last changed as the link was made; null where the link does not say. */
  readonly data: string | null;
};

export const noFilters: Filters = { hiddenKinds: [], hiddenPredicates: [], hiddenStatuses: [], hiddenMethods: [], sources: [], minConfidence: 0, from: null, to: null };
export const home: View = { screen: { kind: "home" }, filters: noFilters, selection: { kind: "none" }, as: "picture", sort: null, camera: null, data: null };
export const map: View = { ...home, screen: { kind: "map", colour: "group" } };

export function pathOf(from: string, to: string): View {
  return { ...home, screen: { kind: "path", from, to } };
}

export function graphOf(id: string, selection: Selection = { kind: "entity", id }): View {
  return { ...home, screen: { kind: "graph", centre: id, opened: [], hidden: [], pins: [], rows: {} }, selection };
}

const list = (text: string | null): string[] => (text === null || text === "" ? [] : text.split(","));
const year = (text: string | null): number | null => (text !== null && /^\d{4}$/.test(text) ? Number(text) : null);
const between = (text: string | null, low: number, high: number, otherwise: number): number => {
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= low && number <= high ? number : otherwise;
};

/** Reads an address. What makes no sense is left at its default, so that an old link still opens. */
export function readView(search: string): View {
  const query = new URLSearchParams(search);
  const sel = query.get("sel");
  const sort = query.get("sort") ?? "";
  const at = list(query.get("at")).map(Number);
  const [x, y, k] = at;
  return {
    screen: readScreen(query),
    filters: {
      hiddenKinds: list(query.get("nokind")), hiddenPredicates: list(query.get("norel")), hiddenStatuses: list(query.get("nostatus")), hiddenMethods: list(query.get("nomethod")),
      sources: list(query.get("source")), minConfidence: between(query.get("conf"), 0, 1, 0), from: year(query.get("since")), to: year(query.get("until")),
    },
    selection: sel === null || sel === "" ? { kind: "none" } : sel.startsWith("statement:") ? { kind: "statement", id: sel } : { kind: "entity", id: sel },
    as: query.get("as") === "table" ? "table" : "picture",
    sort: sort === "" ? null : { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") },
    camera: at.length === 3 && x !== undefined && y !== undefined && k !== undefined && at.every(Number.isFinite) && k > 0 ? { x, y, k } : null,
    data: query.get("data"),
  };
}

function readScreen(query: URLSearchParams): Screen {
  if (query.get("view") === "map") return { kind: "map", colour: query.get("colour") === "kind" ? "kind" : "group" };
  if (query.get("view") === "path") return { kind: "path", from: query.get("from") ?? "", to: query.get("to") ?? "" };
  const centre = query.get("of");
  if (centre === null || centre === "") return { kind: "home" };
  const rows = Object.fromEntries(list(query.get("rows")).map((text) => {
    const [group = "", count = ""] = text.split("~");
    return [group, between(count, 1, 1000, 8)];
  }));
  return { kind: "graph", centre, opened: list(query.get("open")), hidden: list(query.get("hide")), pins: list(query.get("pin")), rows };
}

/** The address of a view, without the host: the same view gives the same text. */
export function writeView(view: View): string {
  const parts: [string, string][] = [];
  const add = (key: string, value: string): void => {
    if (value !== "") parts.push([key, value]);
  };
  const { screen, filters, selection } = view;
  if (screen.kind === "map" || screen.kind === "path") add("view", screen.kind);
  if (screen.kind === "map") add("colour", screen.colour === "group" ? "" : screen.colour);
  if (screen.kind === "path") {
    add("from", screen.from);
    add("to", screen.to);
  }
  if (screen.kind === "graph") {
    add("of", screen.centre);
    add("open", screen.opened.join(","));
    add("hide", screen.hidden.join(","));
    add("pin", screen.pins.join(","));
    add("rows", Object.entries(screen.rows).map(([group, count]) => `${group}~${count}`).join(","));
  }
  add("nokind", filters.hiddenKinds.join(","));
  add("norel", filters.hiddenPredicates.join(","));
  add("nostatus", filters.hiddenStatuses.join(","));
  add("nomethod", filters.hiddenMethods.join(","));
  add("source", filters.sources.join(","));
  add("conf", filters.minConfidence === 0 ? "" : String(filters.minConfidence));
  add("since", filters.from === null ? "" : String(filters.from));
  add("until", filters.to === null ? "" : String(filters.to));
  add("as", view.as === "picture" ? "" : view.as);
  add("sort", view.sort === null ? "" : `${view.sort.descending ? "-" : ""}${view.sort.column}`);
  add("at", view.camera === null ? "" : [view.camera.x, view.camera.y, view.camera.k].map((n) => String(Math.round(n * 1000) / 1000)).join(","));
  add("data", view.data ?? "");
  add("sel", selection.kind === "none" ? "" : selection.id);
  // Colons, commas and tildes may stand in a query as they are, and are easier to read that way.
  const escaped = (text: string): string => encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%7C", "|");
  return parts.length === 0 ? "/" : `/?${parts.map(([key, value]) => `${key}=${escaped(value)}`).join("&")}`;
}
