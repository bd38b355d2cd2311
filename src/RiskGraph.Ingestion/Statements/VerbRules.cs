using System.Collections.Frozen;

namespace RiskGraph.Ingestion.Statements;

/// <summary>What a verb says between a subject and an object of certain kinds.</summary>
/// <param name="Inverse">The grammatical subject is the statement's object: "NIST issued the framework" is framework ISSUED_BY NIST.</param>
internal sealed record VerbRule(string Predicate, string[] Subjects, string[] Objects, bool Inverse, double Confidence);

/// <summary>The statements that verbs carry. A verb with a particle is written with it: "draw on".</summary>
internal static class VerbRules
{
    private static readonly string[] s_organizations = [Kinds.Organization];
    private static readonly string[] s_works = [Kinds.Report, Kinds.Regulation, Kinds.Benchmark];
    private static readonly string[] s_texts = [Kinds.Report, Kinds.Regulation];
    private static readonly string[] s_systems = [Kinds.System];
    private static readonly string[] s_risks = [Kinds.Risk];
    private static readonly string[] s_incidents = [Kinds.Incident];
    private static readonly string[] s_benchmarks = [Kinds.Benchmark];

    private static readonly VerbRule s_issue = new(Predicates.IssuedBy, s_organizations, s_works, true, 0.85);
    private static readonly VerbRule s_develop = new(Predicates.DevelopedBy, s_organizations, s_systems, true, 0.85);
    private static readonly VerbRule s_author = new(Predicates.AuthoredBy, s_organizations, s_works, true, 0.85);
    private static readonly VerbRule s_cite = new(Predicates.Cites, s_texts, s_works, false, 0.85);
    private static readonly VerbRule s_address = new(Predicates.Addresses, s_texts, s_risks, false, 0.85);
    private static readonly VerbRule s_measure = new(Predicates.Measures, s_benchmarks, s_risks, false, 0.85);
    private static readonly VerbRule s_evaluate = new(Predicates.Evaluates, [Kinds.Benchmark, Kinds.Report], s_systems, false, 0.8);
    private static readonly VerbRule s_exemplify = new(Predicates.Exemplifies, [Kinds.System, Kinds.Incident], s_risks, false, 0.85);
    private static readonly VerbRule s_materialise = new(Predicates.Materialises, s_incidents, s_risks, false, 0.8);
    private static readonly VerbRule s_involve = new(Predicates.Involves, s_incidents, s_systems, false, 0.85);
    private static readonly VerbRule s_affect = new(Predicates.Affects, s_incidents, s_organizations, false, 0.8);
    private static readonly VerbRule s_reportEvent = new(Predicates.ReportedBy, s_organizations, s_incidents, true, 0.8);
    private static readonly VerbRule s_describe = new(Predicates.Describes, [Kinds.Report], s_incidents, false, 0.8);

    private static readonly FrozenDictionary<string, VerbRule[]> s_rules = Build();

    /// <summary>The rules for a verb, with its particle where that makes another verb of it; empty for a verb that carries no statement.</summary>
    public static VerbRule[] Of(string verb) => s_rules.GetValueOrDefault(verb, []);

    private static FrozenDictionary<string, VerbRule[]> Build()
    {
        var rules = new Dictionary<string, List<VerbRule>>(StringComparer.Ordinal);
        Add("keep|curate|publish|issue|release|launch|unveil|introduce|announce|present|propose|produce|maintain|compile|create|finalise|finalize|put out|set out|draw up|draft|run|host|update|curate|design|develop|build|lead|adopt|pass|enact|approve|promulgate|agree|endorse", s_issue);
        Add("release|launch|unveil|introduce|announce|develop|build|make|train|create|design|ship|sell|offer|provide|roll out|produce|maintain|supply|market|distribute|come from", s_develop);
        Add("write|author|co-author|prepare", s_author);
        Add("cite|reference|quote|draw on|draw from|refer to|build on|rely on|borrow from|point to|rest on|lean on|follow|map|align|map to|align with|link to", s_cite);
        Add("reveal|highlight|cover|address|identify|list|detail|discuss|examine|describe|flag|document|focus on|explore|raise|analyse|analyze|outline|name|study|catalogue|catalog|classify|tackle|deal with|report on|warn of|warn about|warn against|look at|point to|call out|single out|include|emphasise|emphasize|stress|underscore|investigate|prohibit|ban|restrict|define|treat|single out|concern|centre on|center on|discuss|note|draw attention to|alert to|caution against|target|forbid|outlaw|criminalise|criminalize|penalise|penalize|regulate|curb|combat|fight|mention|acknowledge|demonstrate|show|survey|rank|tell of|speak of|address|take on|trace|lay out|point out|recognise|recognize", s_address);
        Add("measure|test|evaluate|assess|probe|focus on|cover|target|gauge|quantify|examine|check|track|score|test for|look for|look at|check for|grade|rate|address", s_measure);
        Add("test|evaluate|assess|benchmark|compare|examine|score|rank|rate|red-team|probe|grade|cover|measure", s_evaluate);
        Add("exemplify|illustrate", s_exemplify);
        Add("materialise|materialize|cause|lead to|result in|amount to|stem from|involve|demonstrate|constitute|represent", s_materialise);
        Add("involve", s_involve);
        Add("affect|hit|harm|cost|target|involve|hurt|damage|embarrass", s_affect);
        Add("report|disclose|discover|reveal|uncover|document|publicise|publicize", s_reportEvent);
        Add("describe|document|analyse|analyze|examine|investigate|recount|reconstruct|trace|cover|detail|look back at|look at|revisit|retell|tell of|follow|review|dissect|discuss|summarise|summarize|chronicle", s_describe);
        return rules.ToFrozenDictionary(r => r.Key, r => r.Value.ToArray(), StringComparer.Ordinal);

        void Add(string verbs, VerbRule rule)
        {
            foreach (var verb in verbs.Split('|'))
            {
                if (!rules.TryGetValue(verb, out var list)) rules.Add(verb, list = []);
                if (!list.Contains(rule)) list.Add(rule);
            }
        }
    }
}
