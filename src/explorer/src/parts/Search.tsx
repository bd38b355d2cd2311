import { useEffect, useRef, useState } from "preact/hooks";
import { search, type Hit } from "../api";
import type { Catalogue } from "../graph/catalogue";
import { say } from "../store";
import type { Selection } from "../view";
import { KindMark } from "./KindMark";

type Found =
  | { readonly state: "idle" }
  | { readonly state: "done"; readonly query: string; readonly total: number; readonly hits: readonly Hit[] }
  | { readonly state: "failed"; readonly message: string };

type Props = {
  readonly catalogue: Catalogue;
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly choose: (entity: string, selection: Selection, name: string) => void;
  readonly big?: boolean;
  readonly initial?: string;
};

/** A combobox that answers while a person types: the server is asked at every key, and only the last answer is shown. */
export function Search({ catalogue, id, label, hint, choose, big, initial = "" }: Props) {
  const [text, setText] = useState(initial);
  const [found, setFound] = useState<Found>({ state: "idle" });
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  /** Enter came before the answer to what is typed: its best hit is taken as soon as it is there. */
  const entered = useRef(false);
  useEffect(() => setText(initial), [initial]);
  const query = text.trim();
  useEffect(() => {
    if (query === "" || query === initial) {
      setFound({ state: "idle" });
      return undefined;
    }
    const control = new AbortController();
    search(query.slice(0, 1000), 12, control.signal).then(
      ({ totalCount, hits }) => {
        if (control.signal.aborted) return;
        setFound({ state: "done", query, total: totalCount, hits });
        setActive(0);
        if (entered.current && hits.length > 0) {
          entered.current = false;
          take(hits[0]);
          return;
        }
        say(hits.length === 0 ? `Nothing found for ${query}` : `${totalCount} found. ${titleOf(hits[0], catalogue)}`);
      },
      (error: unknown) => {
        if (!control.signal.aborted) setFound({ state: "failed", message: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => control.abort();
  }, [query, initial]);

  const hits = found.state === "done" ? found.hits : [];
  const shown = open && found.state !== "idle";
  const take = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    const { node } = hit;
    setOpen(false);
    setText(initial);
    if ("subject" in node) choose(node.subject.id, { kind: "statement", id: node.id }, node.subject.name);
    else choose(node.id, { kind: "entity", id: node.id }, node.name);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (hits.length > 0) setActive((at) => (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // An answer to an older text must not be taken for this one.
      if (found.state === "done" && found.query === query) take(hits[active]);
      else entered.current = query !== "" && query !== initial;
    } else if (event.key === "Escape") {
      entered.current = false;
      if (shown) setOpen(false);
      else setText("");
    }
  };
  return (
    <div ref={box} class={big === true ? "search big" : "search"} onFocusOut={(event) => {
      if (!(event.relatedTarget instanceof Node) || box.current?.contains(event.relatedTarget) !== true) {
        entered.current = false;
        setOpen(false);
      }
    }}>
      <svg class="lens" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" /><path d="M13 13l4.5 4.5" /></svg>
      <input
        id={id} type="text" role="combobox" autocomplete="off" spellcheck={false} value={text} placeholder={hint} aria-label={label}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && hits.length > 0 ? `${id}-${active}` : undefined}
        onInput={(event) => { entered.current = false; setText(event.currentTarget.value); setOpen(true); }}
        onFocus={() => setOpen(true)} onKeyDown={onKey}
      />
      {!shown && big !== true && <kbd class="hint" aria-hidden="true">/</kbd>}
      <div class="results" hidden={!shown}>
        {found.state === "failed" && <p class="none" role="alert">{found.message}</p>}
        {found.state === "done" && hits.length === 0 && <p class="none">Nothing found for “{found.query}”. Try fewer or other words; a name in another language works too where a source gives it.</p>}
        <ul id={`${id}-list`} role="listbox" aria-label="Results">
          {hits.map((hit, i) => (
            <li key={hit.node.id} id={`${id}-${i}`} role="option" aria-selected={i === active}
              onMouseDown={(event) => event.preventDefault()} onClick={() => take(hit)} onMouseMove={() => setActive(i)}>
              <Result hit={hit} catalogue={catalogue} />
            </li>
          ))}
        </ul>
        {found.state === "done" && found.total > hits.length && <p class="none">The best {hits.length} of {found.total}{found.total >= 200 ? " or more" : ""}. More words find less.</p>}
      </div>
    </div>
  );
}

function titleOf(hit: Hit | undefined, catalogue: Catalogue): string {
  if (hit === undefined) return "";
  const { node } = hit;
  if (!("subject" in node)) return node.name;
  return `${node.subject.name} ${catalogue.label(node.predicate)} ${node.object?.name ?? [node.literal?.value, node.literal?.unit].filter(Boolean).join(" ")}`;
}

function Result({ hit, catalogue }: { hit: Hit; catalogue: Catalogue }) {
  const { node } = hit;
  const isStatement = "subject" in node;
  const [name, ...others] = [hit.highlights.find((part) => part.field === "name"), ...hit.highlights.filter((part) => part.field !== "name")];
  const why = others.find((part) => part !== undefined);
  return (
    <>
      <KindMark kind={isStatement ? node.subject.kind : node.kind} catalogue={catalogue} size={16} />
      <span class="hit">
        <span class="hit-name">{!isStatement && name !== undefined && name.text === node.name ? <Marked {...name} /> : titleOf(hit, catalogue)}</span>
        {why !== undefined && <span class="hit-why">{why.field === "alias" ? "also: " : ""}<Marked {...why} /></span>}
      </span>
      <span class="hit-kind">{isStatement ? "statement" : catalogue.kind(node.kind).label}</span>
    </>
  );
}

/** Text with the words of the search marked, cut around the first of them. */
export function Marked({ text, spans }: { text: string; spans: readonly { readonly start: number; readonly end: number }[] }) {
  const first = spans[0]?.start ?? 0;
  const from = first > 60 ? text.lastIndexOf(" ", first - 30) + 1 : 0;
  const to = Math.min(text.length, from + 160);
  const parts: preact.ComponentChildren[] = from > 0 ? ["… "] : [];
  let at = from;
  for (const { start, end } of spans) {
    if (start < at || end > to) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at, to), to < text.length ? " …" : "");
  return <>{parts}</>;
}
