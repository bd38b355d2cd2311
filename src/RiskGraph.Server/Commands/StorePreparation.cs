using RiskGraph.Core.Storage;

namespace RiskGraph.Server.Commands;

/// <summary>
/// Makes the store ready before the first request, or, where its server is not up yet, as soon as it is. Until then requests
/// and <c>/health/ready</c> are told that the store does not answer.
/// </summary>
/// <param name="prepare">May be called again after it has failed.</param>
internal sealed class StorePreparation(Func<CancellationToken, Task> prepare) : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _later = Task.CompletedTask;

    /// <param name="mayBeLate">Whether a store that does not answer is waited for in the background.</param>
    /// <exception cref="StoreUnavailableException">It does not answer, and may not be late.</exception>
    public async Task BeginAsync(bool mayBeLate, CancellationToken cancellationToken)
    {
        try
        {
            await prepare(cancellationToken);
        }
        catch (StoreUnavailableException e) when (mayBeLate)
        {
            Console.Error.WriteLine($"riskgraph: {e.Message} Trying again until it does; nothing can be answered before.");
            _later = GoOnAsync(e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _later;
        _stopping.Dispose();
    }

    private async Task GoOnAsync(string said)
    {
        while (true)
        {
            try
            {
                await Task.Delay(s_pause, _stopping.Token);
                await prepare(_stopping.Token);
                Console.Error.WriteLine("riskgraph: the store answers.");
                return;
            }
            catch (StoreUnavailableException e)
            {
                if (e.Message != said) Console.Error.WriteLine($"riskgraph: {e.Message}");
                said = e.Message;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
