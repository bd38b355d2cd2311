import { fetchHome, type Home } from "../api";
import { Link } from "../App";
import type { Catalogue } from "../graph/catalogue";
import { KindMark } from "../parts/KindMark";
import { Search } from "../parts/Search";
import { Failed, Loading, Nothing } from "../parts/States";
import { show } from "../store";
import { useLoaded } from "../use";
import { graphOf } from "../view";

const count = (n: number): string => n.toLocaleString("en");

export function HomeScreen({ catalogue }: { catalogue: Catalogue }) {
  const home = useLoaded("home", fetchHome);
  return (
    <div class="home">
      <section class="hero">
        <h1>How AI risks hang together, and who says so</h1>
        <p>Find a risk. See the incidents, benchmarks, figures, laws and reports that bear on it. Read the sentence behind every line.</p>
        <Search big id="home-search" catalogue={catalogue} label="Find a risk, an incident, a law, or words" hint="Find a risk, an incident, a law, or words" choose={(id, selection) => show(graphOf(id, selection))} />
        {home.state === "done" && <Examples home={home.value} />}
      </section>
      {home.state === "loading" && <Loading what="what is in the graph" />}
      {home.state === "failed" && <Failed message={home.message} again={home.again} />}
      {home.state === "done" && (home.value.stats.entities === 0 ? <Nothing /> : <Content home={home.value} catalogue={catalogue} />)}
    </div>
  );
}

/** Taken from what the graph holds, so that each leads somewhere. */
function Examples({ home }: { home: Home }) {
  const [first, second] = home.risks.nodes;
  const [incident] = home.incidents.nodes;
  if (first === undefined) return null;
  return (
    <p class="examples">
      <span>For example </span>
      <Link to={graphOf(first.id)}>what bears on {first.name}</Link>
      {incident !== undefined && <Link to={graphOf(incident.id)}>what happened in {incident.name}</Link>}
      {second !== undefined && <Link to={graphOf(second.id)}>what bears on {second.name}</Link>}
    </p>
  );
}

function Content({ home, catalogue }: { home: Home; catalogue: Catalogue }) {
  const { stats } = home;
  const degreeOf = (risk: Home["risks"]["nodes"][number]): number => risk.degree.reduce((sum, part) => sum + part.count, 0);
  const most = Math.max(1, ...home.risks.nodes.map(degreeOf));
  return (
    <>
      <section class="counts" aria-label="What is in the graph">
        <dl class="totals">
          <div><dt>things</dt><dd>{count(stats.entities)}</dd></div>
          <div><dt>statements</dt><dd>{count(stats.statements)}</dd></div>
          <div><dt>documents</dt><dd>{count(stats.documents)}</dd></div>
        </dl>
        <ul class="kinds">
          {stats.byKind.filter((kind) => kind.count > 0).map((kind) => (
            <li key={kind.kind}>
                <KindMark kind={kind.kind} catalogue={catalogue} size={18} />
                <strong>{count(kind.count)}</strong> {kind.count === 1 ? catalogue.kind(kind.kind).label : catalogue.kind(kind.kind).plural}
            </li>
          ))}
        </ul>
      </section>
      <div class="columns">
        <section>
          <h2>Most connected risks</h2>
          <ol class="ranked">
            {home.risks.nodes.map((risk) => (
              <li key={risk.id}>
                <Link to={graphOf(risk.id)}>
                  <KindMark kind="RISK" catalogue={catalogue} size={16} />
                  <span class="ranked-name">{risk.name}</span>
                  <span class="ranked-bar" aria-hidden="true"><span style={{ width: `${(100 * degreeOf(risk)) / most}%` }} /></span>
                  <span class="ranked-count">{count(degreeOf(risk))}<span class="unseen"> statements</span></span>
                </Link>
              </li>
            ))}
          </ol>
        </section>
        <section>
          <h2>Latest incidents</h2>
          <ul class="plain">
            {home.incidents.nodes.map((incident) => (
              <li key={incident.id}>
                <Link to={graphOf(incident.id)}>
                  <KindMark kind="INCIDENT" catalogue={catalogue} size={16} />
                  <span><span class="ranked-name">{incident.name}</span>{incident.date !== null && <span class="aside">{incident.date}</span>}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Latest documents</h2>
          <ul class="plain">
            {home.documents.nodes.map((document) => (
              <li key={document.id}>
                <Link to={graphOf(document.id)}>
                  <KindMark kind="DOCUMENT" catalogue={catalogue} size={16} />
                  <span><span class="ranked-name">{document.title}</span><span class="aside">{[document.publisher?.name, document.publishedOn].filter(Boolean).join(", ")}</span></span>
                </Link>
              </li>
            ))}
          </ul>
          {stats.lastImport !== null && <p class="aside">Last taken in on <time dateTime={stats.lastImport}>{stats.lastImport.slice(0, 10)}</time></p>}
        </section>
      </div>
    </>
  );
}
