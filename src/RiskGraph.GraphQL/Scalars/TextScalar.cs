using GraphQL.Types;
using GraphQLParser.AST;

namespace RiskGraph.GraphQL.Scalars;

/// <summary>A scalar that is written as a string.</summary>
/// <typeparam name="T">What stands for it in our code.</typeparam>
internal abstract class TextScalar<T> : ScalarGraphType where T : notnull
{
    /// <summary>How to write it, as the end of the sentence "Write …".</summary>
    protected abstract string Example { get; }

    /// <exception cref="FormatException">The text is none; the message says what to write.</exception>
    protected abstract T Parse(string text);

    protected abstract string Write(T value);

    // Whatever is written is taken on trust here, so that Parse can say what is wrong with it.
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse(text.Value.ToString()),
        GraphQLNullValue => null,
        _ => throw new FormatException($"{Name} is written as a string. Write {Example}."),
    };

    public override object? ParseValue(object? value) => value switch
    {
        string text => Parse(text),
        null or T => value,
        _ => throw new FormatException($"{Name} is written as a string. Write {Example}."),
    };

    public override object? Serialize(object? value) => value switch
    {
        T known => Write(known),
        // A stored property is its canonical text already.
        string text => text,
        null => null,
        _ => ThrowSerializationError(value),
    };

    public override GraphQLValue ToAST(object? value) => value is T known ? new GraphQLStringValue(Write(known)) : base.ToAST(value);
}
