namespace RiskGraph.Contract.Tests.Stores;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <returns>The new time.</returns>
    public DateTimeOffset Advance() => Now += TimeSpan.FromHours(1);

    public override DateTimeOffset GetUtcNow() => Now;
}
