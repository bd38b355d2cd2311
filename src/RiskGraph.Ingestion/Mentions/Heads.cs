using System.Collections.Frozen;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>The nouns that say of what kind a thing is. All are stems: plurals are found by their singular.</summary>
internal static class Heads
{
    /// <summary>Words of which an organization's name consists: "the Norrland Institute".</summary>
    public static readonly FrozenSet<string> InOrganizationNames = Words.Set("""
        institute institution ministry department university college academy agency authority administration commission committee council court tribunal bureau office center centre lab laboratory
        foundation association alliance consortium coalition society union project programme observatory conference assembly legislature panel taskforce caucus advisory courier dispatch federation forum board bank company corporation corp inc ltd llc gmbh plc ag technology network police parliament senate congress newsletter time post
        journal new press magazine herald media partnership initiative fund trust airline airway hospital school clinic constabulary guard ledger tribune gazette broadcasting radio telegraph guardian observer
        secretariat directorate inspectorate ombudsman commissioner chamber registry guild league group partner insurance assurance telecom telecommunication logistic holding enterprise industry pharmaceutical pharma bancorp
        venture capital studio work research security system software solution dynamic robotic health motor energy mutual utility consulting consultancy analytic intelligence cybersecurity institut universidad université universität instituto
        ministerio ministère ministerium agencia agence behörde институт университет министерство агентство центр фонд академия comisión autoridad autorité stiftung fundación team unit brigade watch collective cooperative supermarket store airport port transit railway cert csirt isac broadcaster chronicle examiner inquirer quarterly
        """);

    /// <summary>Of these words one must be the last of the name, or others before "of", "for" and "on": most of them mean other things too.</summary>
    private static readonly FrozenSet<string> s_weakInNames = Words.Set("time post new press trust guard work research security system software solution dynamic health motor energy intelligence team unit watch technology network group partner industry guardian observer media initiative project programme advisory panel conference assembly capital studio port store school union");

    /// <summary>What an organization is called after "the" or in apposition: "the bank Nordbank", "Nordbank, a lender".</summary>
    public static readonly FrozenSet<string> OrganizationNouns = Words.Set("""
        company firm startup start-up vendor bank lender retailer platform newspaper outlet regulator agency nonprofit non-profit charity insurer lab laboratory institute university hospital maker provider group gang contractor
        consultancy publisher broadcaster manufacturer airline carrier operator watchdog ministry police union network court association organization organisation authority society council school college newsletter magazine
        fund unit supermarket utility nonprofits supplier marketplace exchange brokerage bureau body department tank coalition alliance consortium party pollster movement federation bookmaker developer creator builder owner lobby chain carmaker automaker chipmaker site website service shop
        """);

    public static readonly FrozenSet<string> SystemNouns = Words.Set("""
        model chatbot assistant agent tool app bot system product plugin plug-in software llm algorithm classifier detector generator robot browser copilot companion engine api toolkit kit program application translator recommender
        scanner filter watermark avatar botnet device vehicle drone interface game
        """);

    public static readonly FrozenSet<string> BenchmarkNouns = Words.Set("benchmark leaderboard testbed test-suite eval suite");

    public static readonly FrozenSet<string> ReportNouns = Words.Set("""
        report study paper survey article analysis assessment preprint essay whitepaper investigation review post briefing advisory bulletin memo editorial dossier audit monograph thesis inquiry column census poll
        """);

    public static readonly FrozenSet<string> RegulationNouns = Words.Set("""
        law act framework standard guideline guidance code regulation directive bill treaty convention taxonomy catalogue catalog repository list decree ordinance charter profile specification statute rulebook declaration
        """);

    /// <summary>In capitals at the end of a name or before "of", "for" and "on": "the Tidewater Agent Safety Framework", "Code of Practice".</summary>
    public static readonly FrozenSet<string> InRegulationNames = Words.Set("""
        act regulation directive law bill code framework standard guideline charter convention treaty declaration ordinance measure provision taxonomy statute order decree rule principle recommendation guidance top
        list catalogue catalog register atlas matrix checklist accord profile specification
        """);

    public static readonly FrozenSet<string> InReportNames = Words.Set("report study survey index review paper whitepaper outlook barometer book yearbook handbook guidebook playbook bulletin roundup briefing almanac letter census brief poll note primer tracker monitor dossier essay audit assessment analysis");

    public static readonly FrozenSet<string> IncidentNouns = Words.Set("incident breach leak attack scam case outage error hack affair scandal fraud crash heist accident lawsuit mishap hoax fiasco blunder intrusion compromise failure event episode campaign theft recall dispute outbreak debacle disaster tragedy crisis shutdown deletion hijack robbery raid spree");

    private static readonly FrozenSet<string> s_media = Words.Set("post time news press journal magazine herald guardian observer ledger tribune gazette chronicle broadcasting broadcaster radio telegraph newsletter examiner inquirer review");

    /// <summary>Whether a name that ends so is a newspaper's or the like, which tells of events and has no part in them.</summary>
    public static bool IsMedium(string last) => s_media.Contains(last);

    /// <summary>Two words that together are such a noun: "system card", "knowledge base".</summary>
    public static string? KindOfPair(string first, string second) => (first, second) switch
    {
        ("system" or "model" or "data", "card") => Kinds.Report,
        ("white" or "working" or "position" or "discussion", "paper") => Kinds.Report,
        ("blog", "post") => Kinds.Report,
        ("blue" or "green" or "white" or "red" or "black", "book") => Kinds.Report,
        ("threat" or "open" or "news", "letter") => Kinds.Report,
        ("case", "study" or "record") => Kinds.Report,
        ("fact", "sheet") => Kinds.Report,
        ("knowledge", "base") => Kinds.Regulation,
        ("top", "ten" or "10") => Kinds.Regulation,
        ("rule", "book") => Kinds.Regulation,
        ("test", "suite" or "set" or "bed") => Kinds.Benchmark,
        ("evaluation", "suite") => Kinds.Benchmark,
        ("start", "up") or ("spin", "off") or ("think", "tank") => Kinds.Organization,
        ("plug", "in") or ("web", "site") => Kinds.System,
        _ => null,
    };

    /// <summary>The kind of work that a noun names; null for a noun that names none.</summary>
    public static string? KindOfWork(string stem) => BenchmarkNouns.Contains(stem) ? Kinds.Benchmark : ReportNouns.Contains(stem) ? Kinds.Report : RegulationNouns.Contains(stem) ? Kinds.Regulation : null;

    /// <summary>The kind of thing that a noun names in apposition.</summary>
    public static string? KindOfNoun(string stem) => KindOfWork(stem) ?? (SystemNouns.Contains(stem) ? Kinds.System : OrganizationNouns.Contains(stem) ? Kinds.Organization : null);

    public static bool IsOrganizationHead(Token token, bool isLast, bool hasMoreBefore) => token.IsCapital && InOrganizationNames.Contains(token.Stem)
        // "Heron Systems" is a company, "the Scoring System" is none.
        && token.Key is not ("system" or "solution" or "logistic")
        && (!s_weakInNames.Contains(token.Stem) || (isLast && hasMoreBefore));
}
