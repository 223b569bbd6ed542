using System.Diagnostics;
using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>Two services on one database, asked for the same account.</summary>
internal static class Agreement
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// What is asked of both later than so long after the last write must be the same, without being told a min_seq.
    /// </summary>
    public static async Task<IEnumerable<string>> Differences(
        BillingHttp first, BillingHttp second, string account, TimeSpan stale)
    {
        var watch = Stopwatch.StartNew();
        string a, b;
        TimeSpan asked;
        do
        {
            asked = watch.Elapsed;
            a = (await first.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            b = (await second.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            if (a == b)
                return [];
            await Task.Delay(Step);
        }
        while (asked <= stale);
        return [$"account {account}: the hosts still differ when asked after {asked.TotalMilliseconds:F0} ms: {a} and {b}"];
    }
}
