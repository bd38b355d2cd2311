import { useEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { say } from "../store";

type Props = {
  readonly title: string;
  readonly summary: string;
  readonly side: ComponentChildren;
  readonly tools: ComponentChildren;
  readonly below?: ComponentChildren;
  readonly panel: ComponentChildren;
  readonly children: ComponentChildren;
};

/** Filters beside what is shown, the ways to show and keep it above, time below, and the evidence of what is chosen. */
export function Workspace({ title, summary, side, tools, below, panel, children }: Props) {
  const [open, setOpen] = useState(false);
  const told = useRef(summary);
  useEffect(() => {
    if (told.current !== summary) say(summary);
    told.current = summary;
  }, [summary]);
  return (
    <div class={`workspace${panel === null ? "" : " with-panel"}`}>
      <h1 class="unseen">{title}</h1>
      <div class={`side${open ? " open" : ""}`}>
        <button type="button" class="side-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>Legend and filters</button>
        {side}
      </div>
      <div class="centre-column">
        {tools}
        <div class="stage">{children}</div>
        {below}
      </div>
      {panel}
    </div>
  );
}
