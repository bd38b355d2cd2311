namespace RiskGraph.GraphQL.Scalars;

/// <summary>An address, kept as the text that its source gave.</summary>
internal sealed class UriScalar : TextScalar<string>
{
    public UriScalar()
    {
        Name = "URI";
        Description = "An address as in RFC 3986. Absolute, but for pages of this server when it does not know its own address.";
    }

    protected override string Example => "\"https://example.org/report\"";

    protected override string Parse(string text) =>
        Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) ? text : throw new FormatException($"'{text}' is not an address. Write {Example}.");

    protected override string Write(string value) => value;
}
