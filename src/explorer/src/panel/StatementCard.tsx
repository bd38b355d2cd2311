import { useState } from "preact/hooks";
import type { Catalogue } from "../graph/catalogue";
import { literalText, type Evidence, type Said } from "../graph/model";
import { Link } from "../App";
import { say } from "../store";
import { graphOf } from "../view";
import { citationOf, copyText, quotationOf } from "./citation";
import { isWeb } from "./Panel";

const words: Readonly<Record<string, string>> = {
  PROPOSED: "proposed, waits for a person", UNREVIEWED: "not reviewed", ACCEPTED: "accepted by a reviewer", DISPUTED: "disputed", REJECTED: "rejected", RETRACTED: "retracted",
  EXTRACTED: "extracted from prose", DECLARED: "declared in front matter", IMPORTED: "imported", CURATED: "written by a person", INFERRED: "inferred",
  PRIMARY: "the thing itself", SECONDARY: "a work about it", TERTIARY: "a summary of such a work",
};
const inWords = (value: string): string => words[value] ?? value.toLowerCase();
const percent = (value: number): string => `${Math.round(value * 100)}%`;

export function StatementCard({ said, catalogue, brief = false }: { said: Said; catalogue: Catalogue; brief?: boolean }) {
  const { disagreesWith = [] } = said;
  return (
    <article class={`statement ${said.status.toLowerCase()}`}>
      <h3><Sentence said={said} catalogue={catalogue} /></h3>
      <p class="facts"><span class={`status ${said.status.toLowerCase()}`}>{inWords(said.status)}</span> · {percent(said.confidence)} confident · recorded {said.recordedAt.slice(0, 10)}</p>
      {disagreesWith.length > 0 && <Disagreement said={said} others={disagreesWith} catalogue={catalogue} />}
      {said.evidence.nodes.map((evidence) => <EvidenceItem key={evidence.id} evidence={evidence} brief={brief} />)}
      {said.evidence.totalCount > said.evidence.nodes.length && <p class="aside">and {said.evidence.totalCount - said.evidence.nodes.length} more pieces of evidence</p>}
    </article>
  );
}

function Sentence({ said, catalogue }: { said: Said; catalogue: Catalogue }) {
  return (
    <>
      <Link to={graphOf(said.subject.id)}>{said.subject.name}</Link>
      <span class="relation"> {said.negated && <strong>not </strong>}{catalogue.label(said.predicate)} </span>
      {said.object !== null ? <Link to={graphOf(said.object.id)}>{said.object.name}</Link> : said.literal !== null && <strong>{literalText(said.literal)}</strong>}
    </>
  );
}

/** Both figures, side by side, neither before the other in rank. */
function Disagreement({ said, others, catalogue }: { said: Said; others: readonly Said[]; catalogue: Catalogue }) {
  return (
    <div class="disagreement" role="group" aria-label="Sources that disagree">
      <p class="eyebrow">Sources disagree</p>
      <div class="sides">
        {[said, ...others].map((side) => {
          const [best] = side.evidence.nodes;
          return (
            <div key={side.id}>
              <strong class="figure">{side.literal === null ? <Sentence said={side} catalogue={catalogue} /> : literalText(side.literal)}</strong>
              {side.literal?.period !== null && side.literal?.period !== undefined && <span class="aside">{side.literal.period}</span>}
              <span class="aside">{side.subject.name}</span>
              {best !== undefined && <span class="aside">{best.document.publisher?.name ?? best.document.title}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function EvidenceItem({ evidence, brief }: { evidence: Evidence; brief: boolean }) {
  const [full, setFull] = useState(!brief);
  const [copied, setCopied] = useState(false);
  const { passage, quote, start, document: source } = evidence;
  const end = start + quote.length;
  // The quote is where the graph says it is; were it not, the quote alone would be shown rather than a wrong place marked.
  const stands = passage.text.slice(start, end) === quote;
  return (
    <div class="evidence">
      <blockquote>
        {full && stands ? <>{passage.text.slice(0, start)}<mark>{quote}</mark>{passage.text.slice(end)}</> : <>“{quote}”</>}
      </blockquote>
      <p class="source">
        {isWeb(source.url) ? <a href={source.url} rel="noreferrer">{source.title}</a> : source.title}
        <span class="aside">{[source.publisher?.name, source.publishedOn, passage.section === null ? null : `section “${passage.section}”`, `line ${passage.line}`].filter(Boolean).join(", ")}</span>
        <span class="aside">{inWords(evidence.role)}; {inWords(evidence.method)}; {percent(evidence.confidence)} confident</span>
      </p>
      <div class="actions small">
        {passage.text !== quote && stands && <button type="button" class="quiet" aria-expanded={full} onClick={() => setFull(!full)}>{full ? "Quote only" : "In its paragraph"}</button>}
        <button type="button" class="quiet" onClick={() => {
          copyText(quotationOf(evidence)).then(
            () => { setCopied(true); say("Copied the quotation with its citation"); },
            (error: unknown) => say(`Not copied: ${error instanceof Error ? error.message : String(error)}`),
          );
        }}>{copied ? "Copied" : "Copy with citation"}</button>
        <span class="unseen">{citationOf(evidence)}</span>
      </div>
    </div>
  );
}
