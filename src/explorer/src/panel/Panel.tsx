import { useEffect, useState } from "preact/hooks";
import { fetchAbout, fetchStatements, type About } from "../api";
import type { Catalogue } from "../graph/catalogue";
import { dateOf, figureOf, type Said } from "../graph/model";
import { KindMark } from "../parts/KindMark";
import { Failed, Loading } from "../parts/States";
import { show } from "../store";
import { useLoaded } from "../use";
import { graphOf, type Selection } from "../view";
import { StatementCard } from "./StatementCard";

type Actions = { readonly centre: boolean; readonly opened: boolean; readonly pinned: boolean; readonly expand: () => void; readonly hide: () => void; readonly pin: () => void };
type Props = {
  readonly selection: Exclude<Selection, { kind: "none" }>;
  readonly catalogue: Catalogue;
  /** Ids of the statements between what is chosen and what it hangs on in the picture. */
  readonly via: readonly string[];
  readonly actions: Actions | null;
  readonly close: () => void;
};

/** Why something is in the picture: the statements, each with its quote in its paragraph and the document that it stands in. */
export function Panel({ selection, catalogue, via, actions, close }: Props) {
  return (
    <aside class="panel" aria-label="Evidence" id="evidence" tabIndex={-1} onKeyDown={(event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    }}>
      <button type="button" class="quiet close" onClick={close} aria-label="Close the evidence">×</button>
      {selection.kind === "statement"
        ? <Statements title="Why this line is here" ids={[selection.id]} catalogue={catalogue} />
        : <EntityPanel key={selection.id} id={selection.id} catalogue={catalogue} via={via} actions={actions} />}
    </aside>
  );
}

function Statements({ title, ids, catalogue }: { title: string; ids: readonly string[]; catalogue: Catalogue }) {
  const loaded = useLoaded(ids.join("\n"), (signal) => fetchStatements(ids, signal));
  return (
    <section>
      <h2>{title}</h2>
      {loaded.state === "loading" && <Loading what="the evidence" />}
      {loaded.state === "failed" && <Failed message={loaded.message} again={loaded.again} />}
      {loaded.state === "done" && loaded.value.length === 0 && <p>The graph has no such statement any more.</p>}
      {loaded.state === "done" && loaded.value.map((said) => <StatementCard key={said.id} said={said} catalogue={catalogue} />)}
    </section>
  );
}

function EntityPanel({ id, catalogue, via, actions }: { id: string; catalogue: Catalogue; via: readonly string[]; actions: Actions | null }) {
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const about = useLoaded(id, (signal) => fetchAbout(id, null, signal));
  if (about.state === "loading") return <Loading what="what is known of it" />;
  if (about.state === "failed") return <Failed message={about.message} again={about.again} />;
  const { entity, statements } = about.value;
  if (entity === null) return <p>The graph holds nothing with the id {id}.</p>;
  const more = (after: string | null): void => setPages((known) => [...known, after]);
  return (
    <>
      <EntityHead entity={entity} catalogue={catalogue} />
      <div class="actions">
        {actions === null || !actions.centre ? <button type="button" onClick={() => show(graphOf(id))}>Centre on this</button> : null}
        {actions !== null && !actions.centre && (
          <>
            <button type="button" aria-pressed={actions.opened} onClick={actions.expand}>{actions.opened ? "Collapse" : "Expand"}</button>
            <button type="button" aria-pressed={actions.pinned} onClick={actions.pin}>{actions.pinned ? "Unpin" : "Pin"}</button>
            <button type="button" onClick={actions.hide}>Hide</button>
          </>
        )}
      </div>
      {via.length > 0 && <Statements title="Why it is here" ids={via} catalogue={catalogue} />}
      <section>
        <h2>{statements.totalCount === 1 ? "One statement" : `${statements.totalCount.toLocaleString("en")} statements`}</h2>
        {statements.nodes.map((said) => <StatementCard key={said.id} said={said} catalogue={catalogue} brief />)}
        {pages.slice(1).map((after) => <FurtherPage key={after} id={id} after={after} catalogue={catalogue} more={more} last={after === pages.at(-1)} />)}
        {pages.length === 1 && statements.pageInfo.hasNextPage && <button type="button" onClick={() => more(statements.pageInfo.endCursor)}>Show more statements</button>}
      </section>
    </>
  );
}

function FurtherPage({ id, after, catalogue, more, last }: { id: string; after: string | null; catalogue: Catalogue; more: (after: string | null) => void; last: boolean }) {
  const page = useLoaded(`${id} ${after}`, (signal) => fetchAbout(id, after, signal));
  if (page.state === "loading") return <Loading what="more statements" />;
  if (page.state === "failed") return <Failed message={page.message} again={page.again} />;
  const { nodes, pageInfo } = page.value.statements;
  return (
    <>
      {nodes.map((said: Said) => <StatementCard key={said.id} said={said} catalogue={catalogue} brief />)}
      {last && pageInfo.hasNextPage && <button type="button" onClick={() => more(pageInfo.endCursor)}>Show more statements</button>}
    </>
  );
}

function EntityHead({ entity, catalogue }: { entity: NonNullable<About["entity"]>; catalogue: Catalogue }) {
  const kind = catalogue.kind(entity.kind);
  const facts = [figureOf(entity), dateOf(entity), entity.publisher?.name, entity.licence].filter((fact) => fact !== null && fact !== undefined && fact !== "");
  useEffect(() => {
    document.title = `${entity.name} – RiskGraph`;
  }, [entity.name]);
  return (
    <header class="panel-head">
      <p class="eyebrow"><KindMark kind={entity.kind} catalogue={catalogue} size={16} />{kind.label}</p>
      <h1>{entity.name}</h1>
      {facts.length > 0 && <p class="facts">{facts.join(" · ")}</p>}
      {entity.description !== null && <p>{entity.description}</p>}
      {entity.aliases.length > 0 && <p class="aside">also {entity.aliases.join(", ")}</p>}
      {isWeb(entity.url) && entity.kind === "DOCUMENT" && <p><a href={entity.url} rel="noreferrer">Read the original</a></p>}
      {entity.externalIds.length > 0 && <p class="aside">{entity.externalIds.map((id) => `${id.scheme} ${id.value}`).join(", ")}</p>}
    </header>
  );
}

/** Addresses come from documents, so only those are made links that lead to a page. */
export function isWeb(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
