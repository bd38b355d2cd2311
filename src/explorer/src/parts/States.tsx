export function Loading({ what }: { what: string }) {
  return <p class="state" role="status"><span class="spinner" aria-hidden="true" />Loading {what} …</p>;
}

export function Failed({ message, again }: { message: string; again: () => void }) {
  return (
    <div class="state failed" role="alert">
      <p><strong>This could not be loaded.</strong></p>
      <p>{message}</p>
      <button type="button" onClick={again}>Try again</button>
    </div>
  );
}

export function Empty({ children }: { children: preact.ComponentChildren }) {
  return <div class="state">{children}</div>;
}

/** Stands where a graph would, while nothing has been taken in. */
export function Nothing() {
  return (
    <Empty>
      <p><strong>The graph is empty.</strong></p>
      <p>Take in some documents with <code>riskgraph ingest FOLDER</code>, then load this page again.</p>
    </Empty>
  );
}
