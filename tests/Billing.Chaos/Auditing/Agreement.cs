using System.Diagnostics;
using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>Two services on one database, asked for the same account.</summary>
internal static class Agreement
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>After the last write both must answer the same within a time, without being told a min_seq.</summary>
    public static async Task<IEnumerable<string>> Differences(
        BillingHttp first, BillingHttp second, string account, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        string a, b;
        do
        {
            a = (await first.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            b = (await second.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            if (a == b)
                return [];
            await Task.Delay(Step);
        }
        while (watch.Elapsed < within);
        return [$"account {account}: the hosts still differ after {watch.ElapsedMilliseconds} ms: {a} and {b}"];
    }
}
