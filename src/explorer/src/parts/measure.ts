const context = document.createElement("canvas").getContext("2d");
const cut = new Map<string, string>();

/** The text as far as it fits into a width in pixels, with an ellipsis where something was left out. */
export function fit(text: string, width: number, font = "500 13px system-ui, sans-serif"): string {
  if (context === null) return text.length * 7 <= width ? text : `${text.slice(0, Math.floor(width / 7) - 1)}…`;
  const key = `${font}|${width}|${text}`;
  const known = cut.get(key);
  if (known !== undefined) return known;
  context.font = font;
  let result = text;
  if (context.measureText(text).width > width) {
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
      else high = middle - 1;
    }
    result = `${text.slice(0, low).trimEnd()}…`;
  }
  cut.set(key, result);
  return result;
}
