import type { Evidence } from "../graph/model";

/** Publisher, title, date, place in the text and address; what the source does not say is left out, not made up. */
export function citationOf({ document, passage }: Pick<Evidence, "document" | "passage">): string {
  const place = passage.section === null ? "" : `, section “${passage.section}”`;
  const read = document.retrievedOn === null || document.retrievedOn === undefined ? "" : ` (read ${document.retrievedOn})`;
  return `${document.publisher === null ? "" : `${document.publisher.name}, `}${document.title} (${document.publishedOn ?? "n.d."})${place}, ${document.url}${read}`;
}

export function quotationOf(evidence: Evidence): string {
  return `“${evidence.quote}” (${citationOf(evidence)})`;
}

/** The clipboard of the browser is there on secure addresses only; elsewhere the older way serves. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("the browser does not allow it. Select the text and copy it.");
}
