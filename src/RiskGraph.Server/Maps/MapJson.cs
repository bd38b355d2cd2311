using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;

namespace RiskGraph.Server.Maps;

/// <summary>
/// A map as JSON, column by column. Every array under <c>nodes</c> has one value a node, most important node first; every array
/// under <c>edges</c> one value an edge.
/// <code>
/// {
///   "version": "…",                       of the graph; opaque, another after every change
///   "total": {"entities", "statements"},  in the whole graph
///   "leftOut": {"entities", "edges"},     how many are not in the map: the least connected
///   "extent": 10000,                      x and y are whole numbers from -extent to extent
///   "kinds": ["Risk", …],                 names of the catalogue's kinds
///   "predicates": ["MATERIALISES", …],    names of the catalogue's predicates
///   "statuses": ["UNREVIEWED", …],
///   "nodes": {
///     "id": ["risk:hallucination", …], "label": ["hallucination", …],
///     "kind": [0, …],                     place in kinds
///     "x": [-1200, …], "y": [310, …],
///     "size": [100, …],                   1 to 100, the square follows the importance (PageRank)
///     "degree": [52, …],                  how many edges of the map
///     "date": ["2024-03", …, null],       a partial date: 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05
///     "community": [0, …]                 place in communities, -1 for none
///   },
///   "edges": {
///     "source": [0, …], "target": [7, …], places in nodes; from subject to object
///     "predicate": [3, …],                place in predicates
///     "confidence": [90, …],              percent, of the strongest of the statements that make the edge
///     "status": [0, …],                   place in statuses
///     "negated": [12, …]                  the places of those edges, ascending, of which the sources say that it is not so
///   },
///   "communities": {"node": [0, …], "size": [120, …]}   the node that it is named after, how many nodes; largest first
/// }
/// </code>
/// </summary>
internal static class MapJson
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(GraphMap map, GraphCatalogue catalogue)
    {
        var bytes = new ArrayBufferWriter<byte>(64 * map.Nodes.Count + 24 * map.Edges.Count + 4096);
        using var json = new Utf8JsonWriter(bytes, s_writing);
        StatementStatus[] statuses = [.. map.Edges.Select(e => e.Status).Distinct().Order()];
        json.WriteStartObject();
        json.WriteString("version", map.Version);
        WritePair(json, "total", map.Entities, "statements", map.Statements);
        WritePair(json, "leftOut", Math.Max(0, map.Entities - map.Nodes.Count), "edges", map.LeftOut);
        json.WriteNumber("extent", Core.Maps.MapLayout.Extent);
        Texts("kinds", catalogue.Kinds, kind => kind.Name);
        Texts("predicates", catalogue.Predicates, predicate => predicate.Name);
        Texts("statuses", statuses, status => status.ToString().ToUpperInvariant());
        json.WriteStartObject("nodes");
        Texts("id", map.Nodes, node => node.Id.Text);
        Texts("label", map.Nodes, node => node.Label);
        Numbers("kind", map.Nodes, node => node.Kind);
        Numbers("x", map.Nodes, node => node.X);
        Numbers("y", map.Nodes, node => node.Y);
        Numbers("size", map.Nodes, node => node.Size);
        Numbers("degree", map.Nodes, node => node.Degree);
        Texts("date", map.Nodes, node => node.Date?.Text);
        Numbers("community", map.Nodes, node => node.Community);
        json.WriteEndObject();
        json.WriteStartObject("edges");
        Numbers("source", map.Edges, edge => edge.Source);
        Numbers("target", map.Edges, edge => edge.Target);
        Numbers("predicate", map.Edges, edge => edge.Predicate);
        Numbers("confidence", map.Edges, edge => edge.Confidence);
        Numbers("status", map.Edges, edge => Array.IndexOf(statuses, edge.Status));
        Numbers("negated", map.Edges.Index().Where(e => e.Item.Negated), e => e.Index);
        json.WriteEndObject();
        json.WriteStartObject("communities");
        Numbers("node", map.Communities, community => community.Node);
        Numbers("size", map.Communities, community => community.Size);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();

        void Numbers<T>(string name, IEnumerable<T> items, Func<T, int> value)
        {
            json.WriteStartArray(name);
            foreach (var item in items) json.WriteNumberValue(value(item));
            json.WriteEndArray();
        }

        void Texts<T>(string name, IEnumerable<T> items, Func<T, string?> value)
        {
            json.WriteStartArray(name);
            foreach (var item in items) json.WriteStringValue(value(item));
            json.WriteEndArray();
        }
    }

    private static void WritePair(Utf8JsonWriter json, string name, int entities, string otherName, int other)
    {
        json.WriteStartObject(name);
        json.WriteNumber("entities", entities);
        json.WriteNumber(otherName, other);
        json.WriteEndObject();
    }
}
