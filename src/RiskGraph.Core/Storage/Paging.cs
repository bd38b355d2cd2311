namespace RiskGraph.Core.Storage;

/// <summary>
/// A stretch of an ordered list, forward (<see cref="First"/>, <see cref="After"/>) or backward (<see cref="Last"/>,
/// <see cref="Before"/>); backward pages come in the same order as forward ones.
/// </summary>
/// <param name="First">How many at most from the start (after <paramref name="After"/>); exactly one of First and Last is set.</param>
/// <param name="After">A cursor that a page of the same list gave.</param>
/// <param name="Last">How many at most from the end (before <paramref name="Before"/>).</param>
public sealed record PageRequest(int? First = null, string? After = null, int? Last = null, string? Before = null)
{
    /// <summary>Whether <see cref="Page{T}.Total"/> is to be counted, which may cost a scan of the list.</summary>
    public bool WithTotal { get; init; }

    /// <summary>The number of items asked for.</summary>
    public int Size => First ?? Last ?? throw new InvalidOperationException("A page request needs First or Last.");

    public bool IsBackward => Last is not null;
}

/// <summary>An item and the cursor that stands on it.</summary>
public sealed record Edge<T>(T Node, string Cursor);

/// <param name="Total">How many the whole list has, null unless asked for.</param>
public sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, bool HasNext, bool HasPrevious, int? Total = null);

/// <summary>The cursor is none that this list gave, or was given for another order.</summary>
public sealed class CursorException(string message) : FormatException(message);
