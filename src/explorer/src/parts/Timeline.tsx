import { useRef, useState } from "preact/hooks";
import { counted } from "../graph/counts";

type Window = { readonly from: number | null; readonly to: number | null };
type Props = Window & {
  /** The year of each thing that is shown; null for those without a date. */
  readonly years: readonly (number | null)[];
  readonly change: (window: Window) => void;
};

/** How many things there are of each year. A window is drawn over it with the mouse, or set with the two handles by keyboard. */
export function Timeline({ years, from, to, change }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly anchor: number; readonly end: number } | null>(null);
  const dated = years.filter((year) => year !== null);
  if (dated.length === 0) return null;
  const [first, last] = [dated.reduce((a, b) => Math.min(a, b)), dated.reduce((a, b) => Math.max(a, b))];
  const counts = counted(dated, String);
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const most = Math.max(...counts.values());
  const undated = years.length - dated.length;
  const isIn = (year: number): boolean => drag !== null ? year >= Math.min(drag.anchor, drag.end) && year <= Math.max(drag.anchor, drag.end) : (from === null || year >= from) && (to === null || year <= to);
  const inside = dated.filter(isIn).length;
  const yearAt = (x: number): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined) return first;
    return first + Math.max(0, Math.min(all.length - 1, Math.floor(((x - box.left) / box.width) * all.length)));
  };
  const settle = (low: number, high: number): void => change({ from: low <= first ? null : low, to: high >= last ? null : high });
  const [low, high] = [from === null ? first : Math.max(first, from), to === null ? last : Math.min(last, to)];
  const onKey = (which: "from" | "to") => (event: KeyboardEvent): void => {
    const now = which === "from" ? low : high;
    const steps: Readonly<Record<string, number>> = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 5, PageUp: now + 5, Home: first, End: last };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (which === "from") settle(Math.max(first, Math.min(next, high)), high);
    else settle(low, Math.min(last, Math.max(next, low)));
  };
  // A label for every year only where there is room for it.
  const every = Math.ceil(all.length / 12);
  return (
    <section class="timeline" aria-label="Time">
      <div class="track" ref={track}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target as Element).closest(".handle") !== null) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ anchor: yearAt(event.clientX), end: yearAt(event.clientX) });
        }}
        onPointerMove={(event) => drag !== null && setDrag({ anchor: drag.anchor, end: yearAt(event.clientX) })}
        onPointerUp={() => {
          if (drag === null) return;
          const [a, b] = [Math.min(drag.anchor, drag.end), Math.max(drag.anchor, drag.end)];
          // The same year again takes the window away.
          if (a === b && from === a && to === a) change({ from: null, to: null });
          else settle(a, b);
          setDrag(null);
        }}
        onPointerCancel={() => setDrag(null)}>
        {all.map((year) => {
          const number = counts.get(String(year)) ?? 0;
          return (
            <div key={year} class={`year${isIn(year) ? " in" : ""}`} title={`${year}: ${number}`}>
              <span class="bar-space"><svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true"><rect x="0" width="10" y={number === 0 ? 100 : 96 - 90 * (number / most)} height="100" /></svg></span>
              <span class="year-name">{(year - first) % every === 0 ? year : ""}</span>
            </div>
          );
        })}
        {(["from", "to"] as const).map((which) => (
          <Handle key={which} place={(((which === "from" ? low : high + 1) - first) / all.length) * 100} label={which === "from" ? "First year" : "Last year"} value={which === "from" ? low : high}
            min={which === "from" ? first : low} max={which === "from" ? high : last} onKey={onKey(which)}
            onMove={(x) => { const year = yearAt(x); if (which === "from") settle(Math.min(year, high), high); else settle(low, Math.max(year, low)); }} />
        ))}
      </div>
      <p class="aside">
        {from === null && to === null && drag === null ? `${dated.length.toLocaleString("en")} dated` : `${inside.toLocaleString("en")} of ${dated.length.toLocaleString("en")} dated in this window`}
        {undated > 0 && <>, {undated.toLocaleString("en")} without a date <span class="nowrap">stay shown</span></>}
        {(from !== null || to !== null) && <> <button type="button" class="quiet" onClick={() => change({ from: null, to: null })}>All years</button></>}
      </p>
    </section>
  );
}

type HandleProps = { readonly place: number; readonly label: string; readonly value: number; readonly min: number; readonly max: number; readonly onKey: (event: KeyboardEvent) => void; readonly onMove: (x: number) => void };

function Handle({ place, label, value, min, max, onKey, onMove }: HandleProps) {
  return (
    <div class="handle" role="slider" tabIndex={0} aria-label={label} aria-valuenow={value} aria-valuemin={min} aria-valuemax={max} style={{ left: `${place}%` }} onKeyDown={onKey}
      onPointerDown={(event) => { event.stopPropagation(); event.currentTarget.setPointerCapture(event.pointerId); }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && onMove(event.clientX)} />
  );
}
