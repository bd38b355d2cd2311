import { useEffect, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { copyText } from "../panel/citation";
import { statementsCsv } from "../sheet/csv";
import type { Drawing } from "../sheet/drawing";
import { graphmlOf } from "../sheet/graphml";
import { jsonOf } from "../sheet/json";
import type { Sheet } from "../sheet/sheet";
import { pngOf, svgOf } from "../sheet/svg";
import { change, currentView, say } from "../store";
import { writeView } from "../view";

type Props = {
  readonly as: "picture" | "table";
  readonly catalogue: Catalogue;
  readonly sheet: () => Sheet;
  readonly draw: () => Drawing;
  /** The table's text where it is not one of statements. */
  readonly csv?: (sheet: Sheet) => string;
};

/** Picture or table, the link to what is shown, and files of it. */
export function Tools({ as, catalogue, sheet, draw, csv }: Props) {
  const [copied, setCopied] = useState(false);
  const share = (): void => {
    const { changed } = catalogue;
    copyText(location.origin + writeView({ ...currentView(), data: changed })).then(
      () => { setCopied(true); say("Copied the link to this view"); setTimeout(() => setCopied(false), 2000); },
      (error: unknown) => say(`Not copied: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const look = (to: "picture" | "table"): void => {
    change((view) => ({ ...view, as: to }));
    say(to === "table" ? "Shown as a table" : "Shown as a picture");
  };
  return (
    <div class="tools" role="group" aria-label="View">
      <div class="switch">
        <button type="button" aria-pressed={as === "picture"} onClick={() => look("picture")}>Picture</button>
        <button type="button" aria-pressed={as === "table"} onClick={() => look("table")}>Table</button>
      </div>
      <button type="button" onClick={share}>{copied ? "Link copied" : "Copy link"}</button>
      <Save sheet={sheet} draw={draw} catalogue={catalogue} csv={csv ?? ((shown) => statementsCsv(shown, shown.edges, catalogue))} />
    </div>
  );
}

function Save({ sheet, draw, catalogue, csv }: { sheet: () => Sheet; draw: () => Drawing; catalogue: Catalogue; csv: (sheet: Sheet) => string }) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>(".menu button")?.focus();
  }, [open]);
  const svg = (): string => svgOf(draw(), sheet(), catalogue);
  const kinds: readonly (readonly [string, string, () => Promise<Blob> | Blob])[] = [
    ["PNG", "picture for slides", () => pngOf(svg())],
    ["SVG", "picture with text as text", () => new Blob([svg()], { type: "image/svg+xml" })],
    ["CSV", "table for a spreadsheet", () => new Blob([csv(sheet())], { type: "text/csv" })],
    ["GraphML", "for Gephi, yEd, networkx", () => new Blob([graphmlOf(sheet(), catalogue)], { type: "application/graphml+xml" })],
    ["JSON", "everything, for programs", () => new Blob([jsonOf(sheet(), catalogue)], { type: "application/json" })],
  ];
  const save = async (name: string, make: () => Promise<Blob> | Blob): Promise<void> => {
    try {
      const blob = await make();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${slug(sheet().title)}.${name.toLowerCase()}`;
      link.click();
      // The browser has taken it by the next turn of its loop or keeps the blob until it has.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      say(`Saved ${link.download}`);
      close();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const close = (): void => {
    setOpen(false);
    setFailed(null);
    button.current?.focus();
  };
  return (
    <div class="save" ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget) !== true) setOpen(false);
      }}>
      <button type="button" ref={button} aria-expanded={open} aria-controls="save-menu" onClick={() => setOpen(!open)}>Save as …</button>
      <div class="menu" id="save-menu" hidden={!open}>
        {kinds.map(([name, what, make]) => <button key={name} type="button" onClick={() => void save(name, make)}><strong>{name}</strong><span class="aside">{what}</span></button>)}
        {failed !== null && <p class="failed" role="alert">{failed}</p>}
      </div>
    </div>
  );
}

const slug = (title: string): string => title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "riskgraph";
