const point = (radius: number, degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${round(radius * Math.cos(angle))},${round(radius * Math.sin(angle))}`;
};
const round = (n: number): number => Math.round(n * 100) / 100;
const polygon = (sides: number, radius: number, turn: number): string =>
  `M${Array.from({ length: sides }, (_, i) => point(radius, turn + (360 / sides) * i)).join("L")}Z`;
const star = (radius: number): string =>
  `M${Array.from({ length: 10 }, (_, i) => point(i % 2 === 0 ? radius : radius * 0.48, -90 + 36 * i)).join("L")}Z`;
const box = (w: number, h: number, r: number): string =>
  `M${-w + r},${-h}H${w - r}Q${w},${-h} ${w},${-h + r}V${h - r}Q${w},${h} ${w - r},${h}H${-w + r}Q${-w},${h} ${-w},${h - r}V${-h + r}Q${-w},${-h} ${-w + r},${-h}Z`;

/** The outline of a catalogue shape around 0,0 as an SVG path, of about the same weight for each; r is half its height. */
export function outline(shape: string, r: number): string {
  switch (shape) {
    case "diamond": return polygon(4, r * 1.15, -90);
    case "star": return star(r * 1.2);
    case "hexagon": return polygon(6, r * 1.05, 0);
    case "square": return box(r * 0.86, r * 0.86, 0.5);
    case "pentagon": return polygon(5, r * 1.1, -90);
    case "roundSquare": return box(r * 0.92, r * 0.92, r * 0.45);
    case "triangle": return polygon(3, r * 1.2, -90);
    case "shield": return `M${-r * 0.85},${-r * 0.9}H${r * 0.85}V${r * 0.1}Q${r * 0.7},${r * 0.8} 0,${r * 1.1}Q${-r * 0.7},${r * 0.8} ${-r * 0.85},${r * 0.1}Z`;
    case "oval": return `M${-r * 1.15},0A${r * 1.15},${r * 0.75} 0 1 0 ${r * 1.15},0A${r * 1.15},${r * 0.75} 0 1 0 ${-r * 1.15},0Z`;
    case "tag": return `M${-r},${-r * 0.7}H${r * 0.4}L${r * 1.1},0L${r * 0.4},${r * 0.7}H${-r}Z`;
    case "person": return `M0,${-r}A${r * 0.42},${r * 0.42} 0 1 0 0.01,${-r}ZM${-r * 0.85},${r}Q${-r * 0.85},0 0,0Q${r * 0.85},0 ${r * 0.85},${r}Z`;
    case "page": return `M${-r * 0.75},${-r}H${r * 0.25}L${r * 0.75},${-r * 0.5}V${r}H${-r * 0.75}Z`;
    default: return `M${-r},0A${r},${r} 0 1 0 ${r},0A${r},${r} 0 1 0 ${-r},0Z`;
  }
}
