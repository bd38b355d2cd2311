namespace RiskGraph.Core.Catalogue;

/// <summary>The catalogue cannot be used as it is written. The message starts with file:line:column and says what is allowed.</summary>
public sealed class CatalogueException(string message) : FormatException(message);
