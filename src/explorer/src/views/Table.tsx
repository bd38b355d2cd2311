import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { KindMark } from "../parts/KindMark";
import { say } from "../store";
import { sorted, type Column } from "../sheet/columns";
import type { Sort } from "../view";

const rowHeight = 34;
/** Rows beyond the window on either side, so that there is something there while it is scrolled. */
const spare = 12;

type Props<T> = {
  readonly caption: string;
  readonly rows: readonly T[];
  readonly idOf: (row: T) => string;
  readonly columns: readonly Column<T>[];
  readonly catalogue: Catalogue;
  readonly sort: Sort | null;
  readonly order: (sort: Sort | null) => void;
  /** Ids of rows that stand for what is selected. */
  readonly chosen: (row: T) => boolean;
  readonly choose: (row: T) => void;
};

/** The same things as the picture in rows. Only those within the window are in the page, so that ten thousand scroll as ten do. */
export function Table<T>({ caption, rows, idOf, columns, catalogue, sort, order, chosen, choose }: Props<T>) {
  const inOrder = useMemo(() => sorted(rows, columns, sort), [rows, columns, sort]);
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const active = Math.min(current, Math.max(0, inOrder.length - 1));
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - spare, inOrder.length - 1));
  const last = Math.min(inOrder.length, Math.ceil((top + height) / rowHeight) + spare);
  const go = (to: number): void => {
    const row = Math.max(0, Math.min(inOrder.length - 1, to));
    setCurrent(row);
    const element = frame.current;
    if (element === null) return;
    const [low, high] = [row * rowHeight, (row + 2) * rowHeight - element.clientHeight];
    if (element.scrollTop > low) element.scrollTop = low;
    else if (element.scrollTop < high) element.scrollTop = high;
    setTop(element.scrollTop);
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus({ preventScroll: true }));
  };
  const onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: inOrder.length - 1 };
    const to = steps[event.key];
    const row = inOrder[active];
    if (to !== undefined) go(to);
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) choose(row);
    else return;
    event.preventDefault();
  };
  const turn = (column: Column<T>): void => {
    const next = sort?.column !== column.key ? { column: column.key, descending: false } : sort.descending ? null : { column: column.key, descending: true };
    order(next);
    say(next === null ? "Ordered as in the picture" : `Ordered by ${column.label}, ${next.descending ? "falling" : "rising"}`);
  };
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div class="table" ref={frame} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <table aria-rowcount={inOrder.length + 1}>
        <caption class="unseen">{caption}</caption>
        <colgroup>{columns.map(({ key, width }) => <col key={key} width={`${(100 * width) / all}%`} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.end === true ? "end" : undefined} aria-sort={sort?.column !== column.key ? "none" : sort.descending ? "descending" : "ascending"}>
                <button type="button" class="quiet" onClick={() => turn(column)}>{column.label}<span aria-hidden="true">{sort?.column !== column.key ? "" : sort.descending ? " ↓" : " ↑"}</span></button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKey}>
          {first > 0 && <tr class="gap" aria-hidden="true"><td colSpan={columns.length} height={first * rowHeight} /></tr>}
          {inOrder.slice(first, last).map((row, i) => (
            <tr key={idOf(row)} data-row={first + i} data-id={idOf(row)} aria-rowindex={first + i + 2} tabIndex={first + i === active ? 0 : -1} class={chosen(row) ? "chosen" : undefined} aria-current={chosen(row) ? "true" : undefined}
              onFocus={() => setCurrent(first + i)} onClick={() => choose(row)}>
              {columns.map((column) => {
                const kind = column.kind?.(row);
                const text = column.text(row);
                return <td key={column.key} class={column.end === true ? "end" : undefined} title={text}>{kind !== undefined && <><KindMark kind={kind} catalogue={catalogue} /><span class="unseen">{catalogue.kind(kind).label} </span></>}{text}</td>;
              })}
            </tr>
          ))}
          {last < inOrder.length && <tr class="gap" aria-hidden="true"><td colSpan={columns.length} height={(inOrder.length - last) * rowHeight} /></tr>}
        </tbody>
      </table>
      {inOrder.length === 0 && <p class="state">Nothing passes the filters.</p>}
    </div>
  );
}
