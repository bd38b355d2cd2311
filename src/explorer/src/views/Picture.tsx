import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import type { Shown } from "../graph/graph";
import type { Layout, Row } from "../graph/layout";
import { say } from "../store";
import type { Camera, Selection } from "../view";
import { Scene } from "./Scene";
import { useCamera } from "./useCamera";

export type Acts = {
  readonly select: (selection: Selection) => void;
  /** Null where nothing can be expanded. */
  readonly expand: ((id: string) => void) | null;
  readonly centre: (id: string) => void;
  readonly hide: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly showRows: (group: string, count: number) => void;
  readonly look: (camera: Camera | null) => void;
};

type Props = {
  /** @param narrow As for a phone: one column. */
  readonly place: (narrow: boolean) => Layout;
  /** Another where the picture is about something else, so that it is fitted into the window anew. */
  readonly about: string;
  readonly label: string;
  readonly shown: Shown;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly camera: Camera | null;
  readonly pins: readonly string[];
  readonly opened: readonly string[];
  readonly acts: Acts;
  /** How small it may be drawn to have all of it in the window: 1 is as it is meant. */
  readonly least?: number;
  /** Lines that stand out because something beside the picture points at them. */
  readonly lit?: ReadonlySet<string> | null;
};

/** A window on a picture in SVG: every thing and every line is an element that can be focused, chosen and exported. */
export function Picture({ place, about, label, shown, catalogue, selection, camera: asked, pins, opened, acts, lit = null, least = 0.72 }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const narrow = size.width > 0 && size.width < 620;
  const layout = useMemo(() => place(narrow), [place, narrow]);
  const centre = layout.centre.id;
  const [focused, setFocused] = useState(centre);
  useEffect(() => setFocused(centre), [centre]);
  const current = layout.rows.some((row) => row.id === focused) ? focused : centre;
  const camera = useCamera({ frame, size, box: layout.box, what: `${about}${narrow}`, narrow, least, asked: narrow ? null : asked, look: acts.look });

  const focus = (id: string): void => {
    setFocused(id);
    const row = layout.rows.find((candidate) => candidate.id === id);
    if (row !== undefined) camera.reveal(row.x + (row.side * row.width) / 2, row.y);
    frame.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(layout, current, event.key);
    if (next !== null) {
      event.preventDefault();
      focus(next);
      return;
    }
    const acting: Readonly<Record<string, () => void>> = {
      Enter: () => acts.select({ kind: "entity", id: current }), " ": () => acts.select({ kind: "entity", id: current }),
      e: () => acts.expand?.(current), c: () => acts.centre(current), h: () => acts.hide(current), p: () => acts.pin(current),
      "+": () => camera.zoom(1.25), "-": () => camera.zoom(0.8), "0": camera.fit,
    };
    const act = acting[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const chosen = selection.kind === "none" ? null : selection.id;
  const [over, setOver] = useState<string | null>(null);
  const near = over ?? chosen;
  return (
    <div class="picture" ref={frame}>
      <svg role="group" aria-roledescription="graph" aria-label={`${label}. Arrow keys go from one to the next.`} width={size.width} height={size.height} onKeyDown={onKey} {...camera.handlers}>
        <g transform={camera.transform}>
          <Scene
            layout={layout} shown={shown} catalogue={catalogue} narrow={narrow} chosen={chosen} current={current} pins={pins} opened={opened}
            near={(from, to, edge) => lit?.has(edge) === true || (near !== null && near !== centre && (near === edge || near === from || near === to))}
            select={(selected) => { if (selected.kind === "entity") setFocused(selected.id); acts.select(selected); }}
            expand={acts.expand} showRows={acts.showRows} onFocus={(id) => { setFocused(id); say(""); }} onOver={setOver}
          />
        </g>
      </svg>
      <ZoomButtons zoom={camera.zoom} fit={camera.fit} />
    </div>
  );
}

export function ZoomButtons({ zoom, fit }: { zoom: (factor: number) => void; fit: () => void }) {
  return (
    <div class="zoom" role="group" aria-label="Zoom">
      <button type="button" onClick={() => zoom(1.25)} aria-label="Zoom in">+</button>
      <button type="button" onClick={() => zoom(0.8)} aria-label="Zoom out">−</button>
      <button type="button" onClick={fit} aria-label="Fit into the window"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" /></svg></button>
    </div>
  );
}

/** Up and down within a column, left and right to the nearest row of the next. */
function neighbour(layout: Layout, from: string, key: string): string | null {
  const here = layout.rows.find((row) => row.id === from);
  if (here === undefined) return null;
  const nearest = (rows: readonly Row[], far: (row: Row) => number): string | null => rows.reduce<Row | null>((best, row) => (best === null || far(row) < far(best) ? row : best), null)?.id ?? null;
  const others = layout.rows.filter((row) => row.id !== from);
  switch (key) {
    case "ArrowDown": return nearest(others.filter((row) => row.x === here.x && row.y > here.y), (row) => row.y - here.y) ?? (here.id === layout.centre.id ? nearest(others, (row) => Math.hypot(row.x - here.x, row.y - here.y)) : null);
    case "ArrowUp": return nearest(others.filter((row) => row.x === here.x && row.y < here.y), (row) => here.y - row.y);
    case "ArrowRight": return nearest(others.filter((row) => row.x > here.x), (row) => (row.x - here.x) * 10 + Math.abs(row.y - here.y));
    case "ArrowLeft": return nearest(others.filter((row) => row.x < here.x), (row) => (here.x - row.x) * 10 + Math.abs(row.y - here.y));
    case "Home": return layout.centre.id;
    default: return null;
  }
}
