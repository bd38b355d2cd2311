using System.Text.Json;
using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Commands;

/// <summary>How a run's report says what it changed: <c>"changes": [{"record", "action", "count"}]</c>, by record, then by action.</summary>
internal static class ChangeCountsJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<(ChangeAction Action, RecordKind Kind), int> changes)
    {
        json.WriteStartArray("changes");
        foreach (var ((action, kind), count) in changes.OrderBy(c => c.Key.Kind).ThenBy(c => c.Key.Action))
        {
            json.WriteStartObject();
            json.WriteString("record", kind.ToString().ToLowerInvariant());
            json.WriteString("action", action.ToString().ToLowerInvariant());
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
