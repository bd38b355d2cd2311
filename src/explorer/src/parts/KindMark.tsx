import type { Catalogue } from "../graph/catalogue";
import { outline } from "../graph/shapes";

/** The shape of a kind in its colour. Text beside it says the kind, so it is hidden from screen readers. */
export function KindMark({ kind, catalogue, size = 14 }: { kind: string; catalogue: Catalogue; size?: number }) {
  const { colour, shape } = catalogue.kind(kind);
  return (
    <svg class="kind-mark" width={size} height={size} viewBox="-10 -10 20 20" aria-hidden="true" style={{ "--kind": colour }}>
      <path class="kind-shape" d={outline(shape, 7.5)} />
    </svg>
  );
}
