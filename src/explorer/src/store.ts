import { useEffect, useState } from "preact/hooks";
import { readView, writeView, type Filters, type View } from "./view";

let view = readView(location.search);
const listeners = new Set<() => void>();
let announce: (text: string) => void = () => undefined;

/** The one place where the view changes: the address follows, and whoever shows it is told. */
export function show(next: View, how: "push" | "replace" = "push"): void {
  view = next;
  const address = writeView(next);
  if (address !== location.pathname + location.search) history[how === "push" ? "pushState" : "replaceState"](null, "", address);
  for (const listener of listeners) listener();
}

export function change(part: (view: View) => View, how: "push" | "replace" = "push"): void {
  show(part(view), how);
}

/** Sets some of the filters: a step of these is none that one goes back to. */
export function filter(part: Partial<Filters>): void {
  change((now) => ({ ...now, filters: { ...now.filters, ...part } }), "replace");
}

export function currentView(): View {
  return view;
}

export function useView(): View {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = (): void => again((n) => n + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return view;
}

addEventListener("popstate", () => {
  view = readView(location.search);
  for (const listener of listeners) listener();
});

/** Says something to those who do not see the page. */
export const say = (text: string): void => announce(text);
export function onSay(how: (text: string) => void): void {
  announce = how;
}
