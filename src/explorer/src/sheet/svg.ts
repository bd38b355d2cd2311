import type { Catalogue } from "../graph/catalogue";
import { outline } from "../graph/shapes";
import { fit } from "../parts/measure";
import { plain, type Drawing } from "./drawing";
import { escaped } from "./graphml";
import { kindsOf, sourcesOf, type Sheet } from "./sheet";

const margin = 28;
const line = 18;
const font = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif";

/** Longer lists of sources are cut off in the picture, which says so; the other files have all of them. */
const mostSources = 24;

/** The picture with its title above, and below it the legend, the sources, and as of when and where it can be seen again. */
export function svgOf(drawing: Drawing, sheet: Sheet, catalogue: Catalogue): string {
  const colour = colours();
  const width = Math.max(760, drawing.box.right - drawing.box.left) + 2 * margin;
  const inside = width - 2 * margin;
  const parts: string[] = [];
  let y = margin + 18;
  const text = (words: string, x: number, size: number, fill: string, weight = 400, room = inside): void => {
    parts.push(`<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(fit(words, room, `${weight} ${size}px system-ui, sans-serif`))}</text>`);
  };
  text(sheet.title, margin, 20, colour.ink, 650);
  y += 22;
  text([`${count(sheet.nodes.length)} things, ${count(sheet.edges.length)} statements`, ...sheet.filters].join(" · "), margin, 13, colour.soft);
  y += 14;
  const top = y - drawing.box.top + 6;
  const left = (width - (drawing.box.right - drawing.box.left)) / 2 - drawing.box.left;
  parts.push(`<g transform="translate(${left},${top})">${drawing.body}</g>`);
  y = top + drawing.box.bottom + 26;
  parts.push(`<path d="M${margin},${y}H${width - margin}" stroke="${colour.line}"/>`);
  y += 24;

  let x = margin;
  for (const [kind, number] of kindsOf(sheet, catalogue)) {
    const { label, plural, colour: fill, shape } = catalogue.kind(kind);
    const words = `${count(number)} ${number === 1 ? label : plural}`;
    const room = words.length * 7.4 + 34;
    if (x + room > width - margin) [x, y] = [margin, y + line + 2];
    parts.push(`<path d="${outline(shape, 6.5)}" transform="translate(${x + 8},${y - 4})" fill="${fill}"/>`);
    text(words, x + 20, 13, colour.ink);
    x += room;
  }
  y += line + 8;
  if (sheet.edges.some(({ status, negated }) => status === "DISPUTED" || status === "PROPOSED" || negated)) {
    text("A dashed line is disputed or proposed; a dotted one says that it is not so.", margin, 12, colour.soft);
    y += line;
  }
  const sources = sourcesOf(sheet);
  if (sources.length > 0) {
    y += 4;
    text("Sources", margin, 13, colour.ink, 650);
    y += line;
    const columns = inside > 900 ? 2 : 1;
    const shown = sources.slice(0, mostSources);
    const rows = Math.ceil(shown.length / columns);
    const start = y;
    shown.forEach((source, i) => {
      y = start + (i % rows) * 16;
      text([source.publisher?.name, source.title, source.publishedOn].filter(Boolean).join(", "), margin + Math.floor(i / rows) * (inside / columns), 12, colour.soft, 400, inside / columns - 16);
    });
    y = start + rows * 16;
    if (sources.length > shown.length) {
      text(`and ${sources.length - shown.length} more, which the table has`, margin, 12, colour.soft);
      y += 16;
    }
  }
  y += 8;
  text(`RiskGraph${sheet.data === null ? "" : `, as of ${sheet.data.slice(0, 10)}`} · ${sheet.address}`, margin, 11, colour.soft);
  const height = Math.ceil(y + margin - 8);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" aria-label="${escaped(sheet.title)}">`,
    `<title>${escaped(sheet.title)}</title>`, `<rect width="100%" height="100%" fill="${colour.ground}"/>`, ...parts, "</svg>", "",
  ].join("\n");
}

const count = (n: number): string => n.toLocaleString("en");

function colours(): { readonly ink: string; readonly soft: string; readonly line: string; readonly ground: string } {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => plain(style.getPropertyValue(name).trim());
  return { ink: of("--ink"), soft: of("--soft"), line: of("--line"), ground: of("--ground") };
}

/** @param most Of pixels to a side; what is larger is drawn smaller. */
export async function pngOf(svg: string, most = 8000): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, most / image.width, most / image.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser cannot draw the picture. Save it as SVG instead.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob === null ? failed(new Error("The picture is too large for this browser. Save it as SVG instead.")) : done(blob)), "image/png"));
}
