namespace Billing.Bench.Load;

/// <summary>Which account is next: any at random, or each in turn as often as it can pay.</summary>
internal sealed class AccountChoice(int accounts, int? debitsEach)
{
    private readonly long _turns = (long)accounts * (debitsEach ?? 0);
    private long _turn;

    /// <summary>The number of the account, or -1 when none can pay any more.</summary>
    public int Next(Random random)
    {
        if (debitsEach is null)
            return random.Next(accounts);
        var turn = Interlocked.Increment(ref _turn) - 1;
        return turn < _turns ? (int)(turn % accounts) : -1;
    }
}
