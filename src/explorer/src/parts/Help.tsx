import { useEffect, useRef } from "preact/hooks";

const keys: readonly (readonly [string, string])[] = [
  ["/", "Go to the search"],
  ["Tab", "Go into the picture, the panel, the filters"],
  ["Arrow keys", "In the picture: up and down within a side, left and right across"],
  ["Enter", "Read why: open the evidence of the focused thing"],
  ["E", "Expand what is focused, or collapse it again"],
  ["C", "Put what is focused into the middle"],
  ["H", "Hide it"],
  ["P", "Pin it, so that filters do not hide it"],
  ["Escape", "Close the evidence, go back to the picture"],
  ["?", "Show these keys"],
];

export function Help({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keys</h2>
      <dl>{keys.map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}</dl>
      <p>Every line in the picture is a statement that some document makes. Choose it to read the sentence.</p>
      <button type="button" onClick={() => dialog.current?.close()}>Close</button>
    </dialog>
  );
}
