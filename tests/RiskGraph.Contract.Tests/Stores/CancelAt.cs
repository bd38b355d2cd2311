using System.Collections;

namespace RiskGraph.Contract.Tests.Stores;

/// <summary>A list that cancels when somebody who has seen it once comes to one of its items again: validation goes through it first, writing next.</summary>
internal sealed class CancelAt<T>(IReadOnlyList<T> items, int at, CancellationTokenSource source) : IReadOnlyList<T>
{
    private int _rounds;

    public bool Sprung { get; private set; }

    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator()
    {
        var round = _rounds++;
        for (var i = 0; i < items.Count; i++)
        {
            if (round > 0 && i == at)
            {
                Sprung = true;
                source.Cancel();
            }
            yield return items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
