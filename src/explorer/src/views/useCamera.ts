import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { rest, type Camera } from "../view";

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Size = { readonly width: number; readonly height: number };
type Place = { readonly x: number; readonly y: number; readonly k: number };

type Options = {
  readonly frame: RefObject<HTMLElement>;
  readonly size: Size;
  readonly box: Box;
  /** Another where the picture is about something else. */
  readonly what: string;
  readonly narrow: boolean;
  /** How small it may be drawn at first. */
  readonly least: number;
  /** What the address asks for. */
  readonly asked: Camera | null;
  /** Told when it has come to rest elsewhere. */
  readonly look: (camera: Camera | null) => void;
};

/** Pan by dragging, zoom by wheel, pinch or buttons. It fits at first, and again when what is shown is another thing. */
export function useCamera({ frame, size, box, what, narrow, least, asked, look }: Options) {
  const fitted = (): Place => {
    const [width, height] = [box.right - box.left + 32, box.bottom - box.top + 32];
    // Never so small that names cannot be read: what is too long is reached by panning.
    const k = Math.max(narrow ? 0.9 : least, Math.min(1.15, size.width / width, size.height / height));
    const middle = { x: size.width / 2 - ((box.left + box.right) / 2) * k, y: size.height / 2 - ((box.top + box.bottom) / 2) * k };
    if (narrow) return { x: 22, y: 60, k: Math.max(0.8, Math.min(1.1, (size.width - 16) / Math.min(width, 340))) };
    return { x: width * k <= size.width ? middle.x : size.width / 2, y: height * k <= size.height ? middle.y : size.height / 2, k };
  };
  const [moved, setMoved] = useState<Camera | null>(asked);
  const told = useRef<Camera | null>(asked);
  useEffect(() => {
    if (asked === told.current) return;
    told.current = asked;
    setMoved(asked);
  }, [asked, what]);
  useEffect(() => {
    // A phone's one column has other places than the picture that links are made from.
    if (moved === told.current || narrow) return undefined;
    const timer = setTimeout(() => {
      told.current = moved;
      look(moved);
    }, rest);
    return () => clearTimeout(timer);
  }, [moved]);
  const shown = moved === null || size.width === 0 ? fitted() : { x: size.width / 2 - moved.x * moved.k, y: size.height / 2 - moved.y * moved.k, k: moved.k };
  const sizeNow = useRef(size);
  sizeNow.current = size;
  const setPlace = ({ x, y, k }: Place): void => setMoved({ x: (sizeNow.current.width / 2 - x) / k, y: (sizeNow.current.height / 2 - y) / k, k });
  const latest = useRef(shown);
  latest.current = shown;
  const zoomAt = (factor: number, x: number, y: number): void => {
    const at = latest.current;
    const k = Math.min(3, Math.max(0.2, at.k * factor));
    latest.current = { x: x - ((x - at.x) * k) / at.k, y: y - ((y - at.y) * k) / at.k, k };
    setPlace(latest.current);
  };
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const dragged = useRef(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const rect = element.getBoundingClientRect();
      zoomAt(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - rect.left, event.clientY - rect.top);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);
  return {
    transform: `translate(${shown.x},${shown.y}) scale(${shown.k})`,
    fit: () => setMoved(null),
    zoom: (factor: number) => zoomAt(factor, size.width / 2, size.height / 2),
    /** Pans as little as is needed to have a point in the window. */
    reveal: (x: number, y: number) => {
      const at = latest.current;
      const [px, py] = [at.x + x * at.k, at.y + y * at.k];
      const off = (value: number, length: number): number => (value < 40 ? 40 - value : value > length - 40 ? length - 40 - value : 0);
      const [dx, dy] = [off(px, size.width), off(py, size.height)];
      if (dx !== 0 || dy !== 0) setPlace({ ...at, x: at.x + dx, y: at.y + dy });
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        dragged.current = false;
      },
      onPointerMove: (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
        const before = pointers.current.get(event.pointerId);
        if (before === undefined) return;
        const now = { x: event.clientX, y: event.clientY };
        // A click that trembles is still a click.
        if (!dragged.current && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
        if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = true;
        const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
        if (other === undefined) {
          const at = latest.current;
          latest.current = { ...at, x: at.x + now.x - before.x, y: at.y + now.y - before.y };
          setPlace(latest.current);
        } else {
          const rect = event.currentTarget.getBoundingClientRect();
          const spread = (point: { x: number; y: number }): number => Math.hypot(point.x - other.x, point.y - other.y);
          zoomAt(spread(now) / Math.max(1, spread(before)), (now.x + other.x) / 2 - rect.left, (now.y + other.y) / 2 - rect.top);
        }
        pointers.current.set(event.pointerId, now);
      },
      onPointerUp: (event: PointerEvent) => pointers.current.delete(event.pointerId),
      onPointerCancel: (event: PointerEvent) => pointers.current.delete(event.pointerId),
      onClickCapture: (event: MouseEvent) => {
        if (dragged.current) event.stopPropagation();
        dragged.current = false;
      },
    },
  };
}
