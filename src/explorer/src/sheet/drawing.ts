import { render, type VNode } from "preact";

/** A picture as SVG text that needs no style sheet, and the part of the plane that it fills. */
export type Drawing = { readonly body: string; readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } };

const kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "paint-order"] as const;
const idle: Readonly<Record<string, string>> = { opacity: "1", "stroke-dasharray": "none", stroke: "none", "paint-order": "normal" };
const namespace = "http://www.w3.org/2000/svg";

/** Draws a scene beside the page and takes with it how the page would show it, so that text stays text and colours stay the same elsewhere. */
export function drawingOf(scene: VNode, box: Drawing["box"]): Drawing {
  const place = document.createElement("div");
  place.className = "picture drawing";
  document.body.append(place);
  try {
    const svg = document.createElementNS(namespace, "svg");
    place.append(svg);
    render(scene, svg);
    for (const part of svg.querySelectorAll(".grip, .expander, .rest, .hit-area")) part.remove();
    const elements = [...svg.querySelectorAll("*")];
    for (const element of elements) settle(element);
    // Only now: what an element looks like hangs on the classes and variables of those around it.
    for (const element of elements) strip(element);
    const body = [...svg.children].map((child) => new XMLSerializer().serializeToString(child).replaceAll(` xmlns="${namespace}"`, "")).join("\n");
    render(null, svg);
    return { body, box };
  } finally {
    place.remove();
  }
}

/** Puts onto an element what the style sheet says of it. */
function settle(element: Element): void {
  const style = getComputedStyle(element);
  if (/^(path|rect|circle|text|tspan)$/.test(element.tagName)) {
    for (const name of kept) {
      const value = style.getPropertyValue(name);
      if (value === "" || value === idle[name]) continue;
      if (name === "stroke-width" && style.stroke === "none") continue;
      if (name.startsWith("font") && !element.tagName.startsWith("t")) continue;
      element.setAttribute(name, name === "fill" || name === "stroke" ? plain(value) : value);
    }
  } else if (style.opacity !== "1") element.setAttribute("opacity", style.opacity);
}

function strip(element: Element): void {
  for (const { name } of [...element.attributes]) {
    if (/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name);
  }
}

const plainColours = new Map<string, string>();
const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A colour as programs outside browsers know it too. */
export function plain(colour: string): string {
  if (colour === "none" || colour.startsWith("#") || colour.startsWith("rgb(") || pixel === null) return colour;
  const known = plainColours.get(colour);
  if (known !== undefined) return known;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = pixel.getImageData(0, 0, 1, 1).data;
  const result = a === 0 ? "none" : `rgb(${r},${g},${b})`;
  plainColours.set(colour, result);
  return result;
}
