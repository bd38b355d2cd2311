import { useEffect, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { say } from "../store";
import type { Camera } from "../view";
import { ZoomButtons } from "../views/Picture";
import type { MapData } from "./data";
import { drawPlainly } from "./plain";
import { hasGraphicsCard, type Look, type Renderer } from "./renderer";

type Props = {
  readonly data: MapData; readonly look: Omit<Look, "over">; readonly catalogue: Catalogue; readonly camera: Camera | null;
  readonly choose: (node: number) => void; readonly centre: (node: number) => void; readonly onRest: (camera: Camera | null) => void;
};

/** The map as it is drawn: on the graphics card where there is one. One stop for the keyboard; arrow keys go from thing to thing. */
export function MapView({ data, look, catalogue, camera, choose, centre, onRest }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  const [over, setOver] = useState(-1);
  const [onCard, setOnCard] = useState(hasGraphicsCard);
  const [failed, setFailed] = useState<string | null>(null);
  const now = useRef({ choose, onRest });
  now.current = { choose, onRest };
  const latest = useRef<Look>({ ...look, over });
  latest.current = { ...look, over };
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let gone = false;
    const style = getComputedStyle(document.documentElement);
    const of = (name: string): string => style.getPropertyValue(name).trim();
    const colours = { ink: of("--ink"), ground: of("--ground"), line: of("--map-line"), accent: of("--accent") };
    const events = { onOver: setOver, onChoose: (node: number) => now.current.choose(node), onRest: (at: Camera) => now.current.onRest(at) };
    const load = onCard ? import("./gpu").then(({ drawOnCard }) => drawOnCard) : Promise.resolve(drawPlainly);
    load.then((make) => {
      if (gone) return;
      renderer.current = make(element, data, colours, camera, events);
      renderer.current.show(latest.current);
      element.dataset["drawn"] = onCard ? "card" : "plain";
    }).catch((error: unknown) => {
      if (onCard) setOnCard(false);
      else setFailed(error instanceof Error ? error.message : String(error));
    });
    return () => {
      gone = true;
      renderer.current?.remove();
      renderer.current = null;
    };
  }, [data, onCard]);
  useEffect(() => renderer.current?.show(latest.current), [look.nodes, look.edges, look.colours, look.chosen, over]);

  const { nodes } = data;
  const go = (node: number): void => {
    setOver(node);
    renderer.current?.reveal(node);
    say(`${nodes.label[node]}, ${catalogue.kind(data.kinds[nodes.kind[node] ?? 0] ?? "").label}, ${nodes.degree[node]} lines`);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = over >= 0 ? over : look.chosen;
    const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const direction = arrows[event.key];
    if (direction !== undefined) {
      const next = at < 0 ? look.nodes.indexOf(1) : towards(data, look.nodes, at, direction);
      if (next >= 0) go(next);
    } else if (event.key === "Home") go(look.nodes.indexOf(1));
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) choose(at);
    else if (event.key === "c" && at >= 0) centre(at);
    else if (event.key === "+") renderer.current?.zoom(1.4);
    else if (event.key === "-") renderer.current?.zoom(1 / 1.4);
    else if (event.key === "0") renderer.current?.fit();
    else if (event.key === "Escape" && over >= 0) setOver(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div class="map picture">
      <div class="map-view" ref={place} role="application" aria-roledescription="map" tabIndex={0} onKeyDown={onKey}
        aria-label={`Map of ${nodes.id.length} things. Arrow keys go from one to the next, Enter reads why, C puts it into the middle. The table has the same.`} />
      {failed !== null && <p class="state failed" role="alert">{failed}</p>}
      {!onCard && <p class="map-note">Drawn without a graphics card, since this browser has none at hand: lines are left away while the map moves. <button type="button" class="quiet" onClick={() => setOnCard(true)}>Try it with WebGL</button></p>}
      {over >= 0 && <p class="map-hover" aria-hidden="true">{nodes.label[over]} <span class="aside">{catalogue.kind(data.kinds[nodes.kind[over] ?? 0] ?? "").label}, {nodes.degree[over]} lines</span></p>}
      <ZoomButtons zoom={(factor) => renderer.current?.zoom(factor)} fit={() => renderer.current?.fit()} />
    </div>
  );
}

/** The nearest thing in a direction, rather straight ahead than near. */
function towards({ nodes }: MapData, shown: Uint8Array, from: number, [dx, dy]: readonly [number, number]): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  const [x, y] = [nodes.x[from] ?? 0, nodes.y[from] ?? 0];
  for (let i = 0; i < nodes.id.length; i++) {
    if (shown[i] !== 1 || i === from) continue;
    const [rx, ry] = [(nodes.x[i] ?? 0) - x, (nodes.y[i] ?? 0) - y];
    const ahead = rx * dx + ry * dy;
    const aside = Math.abs(rx * dy) + Math.abs(ry * dx);
    if (ahead <= 0 || aside > ahead * 1.5) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}
