using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Core.Export;

/// <summary>How records of a graph are written as JSON: camelCase names, enum values in camelCase, nulls left out, ids and dates as their texts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    RespectNullableAnnotations = true,
    Converters = [typeof(EntityConverter), typeof(EntityIdConverter), typeof(PartialDateConverter), typeof(PropertiesConverter),
        typeof(CamelCaseEnum<Comparison>), typeof(CamelCaseEnum<StatementStatus>), typeof(CamelCaseEnum<EvidenceRole>),
        typeof(CamelCaseEnum<Method>), typeof(CamelCaseEnum<ChangeAction>), typeof(CamelCaseEnum<RecordKind>)])]
[JsonSerializable(typeof(GraphRecord))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(ExternalId))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(Literal))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(ImmutableArray<ExternalId>))]
[JsonSerializable(typeof(ImmutableArray<Section>))]
[JsonSerializable(typeof(ImmutableArray<SourceLink>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
public sealed partial class GraphRecordJson : JsonSerializerContext;

public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) where T : struct, Enum;

public sealed class EntityIdConverter : JsonConverter<EntityId>
{
    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"'{reader.GetString()}' is not an entity id.");

    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

public sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException($"'{reader.GetString()}' is not a partial date.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

/// <summary>Keeps the ordinal order of names, which the built-in converter would lose.</summary>
public sealed class PropertiesConverter : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    public override ImmutableSortedDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Properties are an object of texts.");
        var properties = Entity.NoProperties.ToBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            properties[name] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"The property {name} is not a text.");
        }
        return properties.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
