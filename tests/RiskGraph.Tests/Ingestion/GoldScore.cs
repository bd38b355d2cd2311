using System.Globalization;
using System.Text;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Tests.Ingestion;

/// <summary>How many were found rightly, found wrongly and missed.</summary>
internal readonly record struct Tally(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public static Tally operator +(Tally left, Tally right) => new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Precision:0.000} / {Recall:0.000} ({Right} right, {Wrong} wrong, {Missed} missed)");
}

/// <summary>What ingestion found in a case, held against its gold by the rules of the cases' README.</summary>
internal sealed class GoldScore
{
    /// <summary>A heading gives these away: they are counted apart.</summary>
    private static readonly HashSet<string> s_apart = ["MENTIONS", "HAS_TOPIC", "INTENDED_FOR", "VALUE", "DATE"];

    private readonly Dictionary<EntityId, GoldEntity> _gold = [];
    private readonly DocumentContent _content;

    public GoldScore(GoldCase gold, DocumentContent content)
    {
        _content = content;
        var found = content.Entities.Where(e => e.Id.Prefix != "document").ToList();
        foreach (var (entity, match) in Pair(found, gold.Entities)) _gold.Add(entity.Id, match);
        Entities = new(_gold.Count, found.Count - _gold.Count, gold.Entities.Count - _gold.Count);
        WrongEntities = [.. found.Where(e => !_gold.ContainsKey(e.Id)).Select(e => $"{e.Id.Prefix} {e.Name}")];
        MissedEntities = [.. gold.Entities.Except(_gold.Values).Select(e => $"{e.Kind} {e.Name}{(e.Figure is { } f ? $" {f}" : "")}")];
        var byName = gold.Entities.SelectMany(e => e.Also.Append(e.Name).Select(n => (Name: n, Entity: e))).DistinctBy(e => e.Name).ToDictionary(e => e.Name, e => e.Entity);
        var wanted = gold.Statements.Select(s => (Subject: Gold(byName, s.Subject), s.Predicate, Object: Gold(byName, s.Object))).ToHashSet();
        var asserted = content.Evidence.Where(e => e.Confidence >= Statement.AssertionBar).Select(e => e.Statement).ToHashSet();
        var said = content.Statements.Where(s => asserted.Contains(s.Id) && s.Object is not null).Select(s => (Subject: End(s.Subject), s.Predicate, Object: End(s.Object!), Statement: s)).ToList();
        (Statements, WrongStatements, MissedStatements) = Compare(said, wanted, p => !s_apart.Contains(p));
        (Apart, _, MissedApart) = Compare(said, wanted, p => p is "HAS_TOPIC" or "INTENDED_FOR");
    }

    public Tally Entities { get; }

    public Tally Statements { get; }

    /// <summary>Of topics and readers.</summary>
    public Tally Apart { get; }

    public IReadOnlyList<string> WrongEntities { get; }

    public IReadOnlyList<string> MissedEntities { get; }

    public IReadOnlyList<string> WrongStatements { get; }

    public IReadOnlyList<string> MissedStatements { get; }

    public IReadOnlyList<string> MissedApart { get; }

    private (Tally, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missed) Compare(
        List<(string? Subject, string Predicate, string? Object, Statement Statement)> said, HashSet<(string Subject, string Predicate, string Object)> wanted, Func<string, bool> counts)
    {
        var open = wanted.Where(w => counts(w.Predicate)).ToHashSet();
        var wrong = new List<string>();
        var right = 0;
        foreach (var (subject, predicate, target, statement) in said.Where(s => counts(s.Predicate)))
        {
            if (subject is not null && target is not null && (open.Remove((subject, predicate, target)) || (predicate == "CONTRADICTS" && open.Remove((target, predicate, subject))))) right++;
            else wrong.Add($"{Name(statement.Subject)} {predicate} {Name(statement.Object!)}");
        }
        return (new(right, wrong.Count, open.Count), wrong, [.. open.Select(o => $"{o.Subject} {o.Predicate} {o.Object}")]);
    }

    private string Name(EntityId id) => _content.Entities.FirstOrDefault(e => e.Id == id)?.Name ?? id.Text;

    /// <summary>One name for the gold entity that an end is; null where it is none.</summary>
    private string? End(EntityId id) => id == _content.Document.Id ? "document" : _gold.TryGetValue(id, out var gold) ? Key(gold) : null;

    private static string Gold(Dictionary<string, GoldEntity> byName, string name) => name == "document" ? name
        : byName.TryGetValue(name, out var entity) ? Key(entity) : throw new InvalidDataException($"The gold speaks of '{name}', which it does not list.");

    private static string Key(GoldEntity entity) => $"{entity.Kind} {entity.Name}";

    /// <summary>Pairs found with gold entities, one with one, as many as possible (Kuhn's algorithm).</summary>
    private static IEnumerable<(Entity Found, GoldEntity Gold)> Pair(List<Entity> found, IReadOnlyList<GoldEntity> gold)
    {
        var taken = new Dictionary<GoldEntity, Entity>(ReferenceEqualityComparer.Instance);
        foreach (var entity in found) Place(entity, []);
        return taken.Select(t => (t.Value, t.Key));

        bool Place(Entity entity, HashSet<GoldEntity> tried)
        {
            foreach (var candidate in gold.Where(g => Matches(entity, g)))
            {
                if (!tried.Add(candidate)) continue;
                if (taken.TryGetValue(candidate, out var other) && !Place(other, tried)) continue;
                taken[candidate] = entity;
                return true;
            }
            return false;
        }
    }

    private static bool Matches(Entity entity, GoldEntity gold)
    {
        if (entity.Id.Prefix != gold.Kind) return false;
        if (gold.Figure is { } figure) return MatchesFigure(entity, figure);
        var names = gold.Also.Append(gold.Name).Select(Plain).ToHashSet(StringComparer.Ordinal);
        return entity.Aliases.Append(entity.Name).Any(n => names.Contains(Plain(n)));
    }

    private static bool MatchesFigure(Entity entity, GoldFigure figure)
    {
        var p = entity.Properties;
        return decimal.Parse(p["value"], CultureInfo.InvariantCulture) == figure.Value
            && (p.TryGetValue("upper", out var upper) ? decimal.Parse(upper, CultureInfo.InvariantCulture) : (decimal?)null) == figure.Upper
            && p["comparison"] == figure.Comparison && p.GetValueOrDefault("period") == figure.Period
            && UnitKey(p.GetValueOrDefault("unit")) == UnitKey(figure.Unit) && HeadWord(p["metric"]) == HeadWord(figure.Metric);
    }

    private static readonly string[] s_stops = ["of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "that", "which", "who", "had", "has", "have", "were", "was", "are", "is", "not", "per", "against", "after", "under", "and", "or", "as"];
    private static readonly string[] s_done = ["made", "sent", "drawn", "found", "given", "taken", "lost", "stolen", "sold", "built", "left", "paid", "held", "seen", "cut", "put", "written", "shown", "shut", "done", "hit", "led", "run", "known", "caught", "withdrawn"];

    /// <summary>The unit's noun in the singular; currencies and signs as they are.</summary>
    private static string UnitKey(string? unit) => unit is null ? "" : unit is "%" ? "%" : unit.Length == 3 && unit.All(char.IsUpper) ? unit : HeadWord(unit);

    /// <summary>The last word of the first noun phrase, in the singular.</summary>
    private static string HeadWord(string text)
    {
        var head = "";
        foreach (var word in Plain(text).Split(' '))
        {
            if (head.Length > 0 && (s_stops.Contains(word) || s_done.Contains(word) || (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4) || word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 6)) break;
            head = word;
        }
        return head.Length > 3 && head[^1] == 's' && head[^2] != 's' ? head[..^1] : head;
    }

    /// <summary>Without case, diacritics and punctuation.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in TextFold.Fold(text).Replace("'", "", StringComparison.Ordinal))
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        return plain.ToString().TrimEnd();
    }
}
