using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Returns;

/// <summary>
/// Facts about a payment in every order, each of them told again at any later place, end in one state (SEMANTICS E3).
/// </summary>
public sealed class PermutationTests
{
    private static readonly string[] s_facts = ["refund 30 %", "refund 100 %", "opened", "decided"];

    [Theory(DisplayName = "E3, E8: every order and repetition of refunds and a dispute ends in the same balances")]
    [InlineData(DisputeResult.Lost, 300, 1_000, 1_000)]
    [InlineData(DisputeResult.Lost, 200, 300, 400)]
    [InlineData(DisputeResult.Won, 300, 1_000, 1_000)]
    [InlineData(DisputeResult.Won, 100, 333, 1_000)]
    public void Every_order_ends_in_the_same(DisputeResult decided, long first, long second, long disputed)
    {
        var gone = Math.Min(Money.PaidMinor, second + (decided == DisputeResult.Lost ? disputed : 0));
        foreach (var order in Orders(s_facts))
        {
            foreach (var again in s_facts)
            {
                for (var at = 0; at <= order.Count; at++)
                {
                    var told = order.ToList();
                    told.Insert(at, again);
                    Check(told, decided, first, second, disputed, gone);
                }
            }
        }
    }

    private static void Check(
        List<string> told, DisputeResult decided, long first, long second, long disputed, long gone)
    {
        var account = Scenario.Opened().Given(Grant(40));
        var payment = account.Pay(777);
        account.Given(Debit(300), Requests.Reserve(90));
        foreach (var fact in told)
        {
            _ = fact switch
            {
                "refund 30 %" => account.Refund(payment, first),
                "refund 100 %" => account.Refund(payment, second),
                "opened" => account.Dispute(payment, DisputeResult.Open, disputed),
                _ => account.Dispute(payment, decided, disputed),
            };
        }
        var balance = account.Balance()!;
        // 40 of another grant, and what is left of 777; 300 of both are spent.
        var left = 817 - 300 - (777 * gone / Money.PaidMinor);
        Assert.True(
            (balance.Settled, balance.Frozen, balance.Available) == (left, 0, Math.Max(0, left - 90)),
            $"{string.Join(", ", told)}: {balance.Settled}, {balance.Frozen}, {balance.Available}; expected {left}");
    }

    private static IEnumerable<List<string>> Orders(string[] facts)
    {
        if (facts.Length == 0)
            return [[]];
        return facts.SelectMany(first => Orders([.. facts.Where(fact => fact != first)]).Select(rest =>
        {
            rest.Insert(0, first);
            return rest;
        }));
    }
}
