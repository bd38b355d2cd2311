import { rest } from "../view";
import { padding, radius, type Look, type Make } from "./renderer";

/** Beyond this many edges, they are left away while the map moves. */
const manyEdges = 4000;
/** At most so many names at once, the most important first, none on another. */
const mostLabels = 90;

/** The map without a graphics card: the most important things last, so that they lie on top, and names where there is room. */
export const drawPlainly: Make = (element, data, colours, camera, events) => {
  const { nodes, edges, extent } = data;
  const canvas = document.createElement("canvas");
  element.append(canvas);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser cannot draw the map. The table shows the same.");
  let look: Look | null = null;
  let [width, height, frame, timer, moving] = [0, 0, 0, 0, false];
  let at = camera ?? { x: 0, y: 0, k: 0 };
  const whole = (): number => (Math.min(width, height) - 2 * padding) / (2 * extent);
  const screenX = (node: number): number => width / 2 + ((nodes.x[node] ?? 0) - at.x) * at.k;
  const screenY = (node: number): number => height / 2 - ((nodes.y[node] ?? 0) - at.y) * at.k;
  // Nodes grow with the map, but less than it.
  const grown = (): number => Math.max(0.75, Math.min(3, Math.sqrt(at.k / whole())));

  const draw = (): void => {
    frame = 0;
    if (look === null || width === 0) return;
    const { nodes: shown, edges: lines, colours: fills, chosen, over } = look;
    const main = over >= 0 ? over : chosen;
    const near = new Set<number>();
    const ratio = devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.lineWidth = 0.6;
    context.strokeStyle = colours.line;
    context.beginPath();
    const isThinned = moving && edges.source.length > manyEdges;
    for (let i = 0; i < edges.source.length; i++) {
      if (lines[i] !== 1) continue;
      const [source, target] = [edges.source[i] ?? 0, edges.target[i] ?? 0];
      if (main >= 0) {
        if (source !== main && target !== main) continue;
        near.add(source).add(target);
      } else if (isThinned) continue;
      context.moveTo(screenX(source), screenY(source));
      context.lineTo(screenX(target), screenY(target));
    }
    if (main >= 0) [context.strokeStyle, context.lineWidth] = [colours.accent, 1.2];
    context.stroke();
    const size = grown();
    for (let i = nodes.id.length - 1; i >= 0; i--) {
      if (shown[i] !== 1) continue;
      const [x, y, r] = [screenX(i), screenY(i), radius(nodes.size[i] ?? 1) * size];
      if (x < -r || y < -r || x > width + r || y > height + r) continue;
      context.fillStyle = main < 0 || i === main || near.has(i) ? (fills[i] ?? colours.ink) : colours.line;
      context.beginPath();
      context.arc(x, y, r, 0, 7);
      context.fill();
      if (i === chosen || i === over) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2;
        context.stroke();
      }
    }
    label(main, near, size, shown);
  };

  const label = (main: number, near: ReadonlySet<number>, size: number, shown: Uint8Array): void => {
    const taken: [number, number, number, number][] = [];
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.ink;
    let count = 0;
    const put = (i: number): void => {
      if (count >= mostLabels || shown[i] !== 1) return;
      const text = (nodes.label[i] ?? "").length > 38 ? `${(nodes.label[i] ?? "").slice(0, 36)}…` : (nodes.label[i] ?? "");
      const large = (nodes.size[i] ?? 1) > 45 || i === main;
      context.font = `${large ? 600 : 500} ${large ? 13 : 12}px system-ui, sans-serif`;
      const [x, y, w] = [screenX(i) + radius(nodes.size[i] ?? 1) * size + 3, screenY(i) + 4, context.measureText(text).width];
      if (x < 0 || y < 14 || x + w > width || y > height - 4) return;
      if (taken.some(([l, t, r, b]) => x < r + 8 && x + w > l - 8 && y - 13 < b + 3 && y > t - 3)) return;
      taken.push([x, y - 13, x + w, y]);
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
      count++;
    };
    if (main >= 0) {
      put(main);
      for (const i of near) put(i);
      return;
    }
    for (let i = 0; i < nodes.id.length && count < mostLabels; i++) put(i);
  };

  const again = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const moved = (): void => {
    moving = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      moving = false;
      again();
      events.onRest(at);
    }, rest);
    again();
  };
  const zoomAt = (factor: number, x: number, y: number): void => {
    const k = Math.max(whole() / 3, Math.min(whole() * 50, at.k * factor));
    const [mapX, mapY] = [at.x + (x - width / 2) / at.k, at.y - (y - height / 2) / at.k];
    at = { k, x: mapX - (x - width / 2) / k, y: mapY + (y - height / 2) / k };
    moved();
  };
  const nodeAt = (x: number, y: number): number => {
    if (look === null) return -1;
    const size = grown();
    for (let i = 0; i < nodes.id.length; i++) {
      if (look.nodes[i] === 1 && Math.hypot(screenX(i) - x, screenY(i) - y) <= radius(nodes.size[i] ?? 1) * size + 3) return i;
    }
    return -1;
  };
  const observer = new ResizeObserver(() => {
    [width, height] = [element.clientWidth, element.clientHeight];
    canvas.width = width * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    if (at.k === 0) at = { x: 0, y: 0, k: whole() };
    draw();
  });
  observer.observe(element);
  let down: { x: number; y: number; moved: boolean } | null = null;
  canvas.addEventListener("pointerdown", (event) => {
    down = { x: event.offsetX, y: event.offsetY, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (down === null) {
      events.onOver(nodeAt(event.offsetX, event.offsetY));
      return;
    }
    if (!down.moved && Math.hypot(event.offsetX - down.x, event.offsetY - down.y) < 4) return;
    at = { ...at, x: at.x - (event.offsetX - down.x) / at.k, y: at.y + (event.offsetY - down.y) / at.k };
    down = { x: event.offsetX, y: event.offsetY, moved: true };
    moved();
  });
  canvas.addEventListener("pointerup", (event) => {
    if (down !== null && !down.moved) events.onChoose(nodeAt(event.offsetX, event.offsetY));
    down = null;
  });
  canvas.addEventListener("pointerleave", () => events.onOver(-1));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY * 0.0015), event.offsetX, event.offsetY);
  }, { passive: false });
  return {
    show: (next) => {
      look = next;
      again();
    },
    zoom: (factor) => zoomAt(factor, width / 2, height / 2),
    fit: () => {
      at = { x: 0, y: 0, k: whole() };
      moved();
    },
    reveal: (node) => {
      const [x, y] = [screenX(node), screenY(node)];
      if (x > 60 && y > 60 && x < width - 60 && y < height - 60) return;
      at = { ...at, x: nodes.x[node] ?? 0, y: nodes.y[node] ?? 0 };
      moved();
    },
    remove: () => {
      observer.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      canvas.remove();
    },
  };
};
