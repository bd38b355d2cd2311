using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RiskGraph.Core.Model;

namespace RiskGraph.Core.Export;

/// <summary>
/// Reads and writes an entity by hand: a store's page is made of entities, and the general reader, which goes through the
/// record's constructor, took three quarters of the time of a page with two levels.
/// </summary>
public sealed class EntityConverter : JsonConverter<Entity>
{
    public override Entity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An entity is an object.");
        EntityId? id = null;
        string? name = null, description = null;
        ImmutableArray<string> aliases = [];
        ImmutableArray<ExternalId> externalIds = [];
        var properties = Entity.NoProperties;
        var defined = false;
        DateTimeOffset createdAt = default, updatedAt = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.ValueSpan;
            reader.Read();
            if (property.SequenceEqual("id"u8)) id = EntityId.TryParse(Text(ref reader), out var read) ? read : throw new JsonException($"'{reader.GetString()}' is not an entity id.");
            else if (property.SequenceEqual("name"u8)) name = Text(ref reader);
            else if (property.SequenceEqual("aliases"u8)) aliases = ReadList(ref reader, static (ref Utf8JsonReader at, JsonSerializerOptions _) => Text(ref at), options);
            else if (property.SequenceEqual("description"u8)) description = reader.GetString();
            else if (property.SequenceEqual("externalIds"u8)) externalIds = ReadList(ref reader, ReadNested<ExternalId>, options);
            else if (property.SequenceEqual("properties"u8)) properties = ReadNested<ImmutableSortedDictionary<string, string>>(ref reader, options);
            else if (property.SequenceEqual("defined"u8)) defined = reader.GetBoolean();
            else if (property.SequenceEqual("createdAt"u8)) createdAt = reader.GetDateTimeOffset();
            else if (property.SequenceEqual("updatedAt"u8)) updatedAt = reader.GetDateTimeOffset();
            else reader.Skip();
        }
        return new(id ?? throw new JsonException("The entity has no id."), name ?? throw new JsonException("The entity has no name."))
        {
            Aliases = aliases,
            Description = description,
            ExternalIds = externalIds,
            Properties = properties,
            Defined = defined,
            CreatedAt = createdAt,
            UpdatedAt = updatedAt,
        };
    }

    public override void Write(Utf8JsonWriter writer, Entity value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id.Text);
        writer.WriteString("name"u8, value.Name);
        writer.WriteStartArray("aliases"u8);
        foreach (var alias in value.Aliases) writer.WriteStringValue(alias);
        writer.WriteEndArray();
        if (value.Description is not null) writer.WriteString("description"u8, value.Description);
        writer.WriteStartArray("externalIds"u8);
        foreach (var external in value.ExternalIds) JsonSerializer.Serialize(writer, external, Nested<ExternalId>(options));
        writer.WriteEndArray();
        writer.WritePropertyName("properties"u8);
        JsonSerializer.Serialize(writer, value.Properties, Nested<ImmutableSortedDictionary<string, string>>(options));
        writer.WriteBoolean("defined"u8, value.Defined);
        writer.WriteString("createdAt"u8, value.CreatedAt);
        writer.WriteString("updatedAt"u8, value.UpdatedAt);
        writer.WriteEndObject();
    }

    private delegate T ReadElement<T>(ref Utf8JsonReader reader, JsonSerializerOptions options);

    private static ImmutableArray<T> ReadList<T>(ref Utf8JsonReader reader, ReadElement<T> read, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list is expected here.");
        if (reader.Read() && reader.TokenType == JsonTokenType.EndArray) return [];
        var list = ImmutableArray.CreateBuilder<T>();
        do list.Add(read(ref reader, options));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray);
        return list.ToImmutable();
    }

    private static string Text(ref Utf8JsonReader reader) => reader.GetString() ?? throw new JsonException("A text is expected here, not null.");

    private static T ReadNested<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, Nested<T>(options)) ?? throw new JsonException("An object is expected here, not null.");

    private static JsonTypeInfo<T> Nested<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
