using System.Collections.Frozen;

namespace RiskGraph.Citations.Csl.Data;

/// <summary>Which variables of CSL 1.0.2 hold names, dates or numbers; every other variable holds text.</summary>
internal static class Variables
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
    [
        "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editor",
        "editorial-director", "editor-translator", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
        "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
    ]);

    private static readonly FrozenSet<string> s_dates = FrozenSet.ToFrozenSet(
        ["accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted"]);

    private static readonly FrozenSet<string> s_numbers = FrozenSet.ToFrozenSet(
    [
        "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue", "locator", "number",
        "number-of-pages", "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section", "supplement-number", "version",
        "volume",
    ]);

    public static bool IsName(string variable) => s_names.Contains(variable);

    public static bool IsDate(string variable) => s_dates.Contains(variable);

    public static bool IsNumber(string variable) => s_numbers.Contains(variable);
}
