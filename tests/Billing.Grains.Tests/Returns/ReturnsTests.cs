using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Grains.Tests.Grains;
using Billing.Testing;

namespace Billing.Grains.Tests.Returns;

/// <summary>Money that goes back and automatic top-ups, in a silo on real PostgreSQL.</summary>
public sealed class ReturnsTests : IAsyncLifetime
{
    private const long PaidMinor = 1_000;
    private AccountCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = await AccountCluster.Start(await TestDatabase.CreateEmptyAsync());
        var catalog = _cluster.Catalog;
        Assert.Null((await catalog.PutCreditType(new CreditTypeRequest(AccountCluster.NoKey(), "emails", "email", 0, null, null))).Error);
        Assert.Null((await catalog.PutPackage(new PackageRequest(
            AccountCluster.NoKey(), "pack", null, new PackagePrice(PaidMinor, "usd"), "emails", "700", "77", null, null))).Error);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory(DisplayName = "E3, E7, E8: every order of a payment, refunds and a dispute, all told twice, ends in the same balances")]
    [InlineData("lost", 300, 1_000, 1_000, 0)]
    [InlineData("won", 300, 1_000, 1_000, 0)]
    [InlineData("lost", 200, 300, 400, 234)]
    [InlineData("won", 200, 300, 400, 544)]
    public async Task Every_order_ends_in_the_same(string decided, long first, long second, long disputed, long left)
    {
        var orders = Orders(["paid", "refund 1", "refund 2", "opened", "decided"]).ToList();
        for (var i = 0; i < orders.Count; i += 40)
        {
            await Task.WhenAll(orders.Skip(i).Take(40).Select((order, n) => Check(order, n)));
            async Task Check(List<string> order, int n)
            {
                var id = $"a-{decided}-{second}-{i + n}";
                var checkout = await Begin(id);
                var facts = new Dictionary<string, Func<Task<PaymentsReply>>>
                {
                    ["paid"] = () => Pay(id, checkout),
                    ["refund 1"] = () => _cluster.Payments(id).SettleRefund(RefundOf(checkout, first)),
                    ["refund 2"] = () => _cluster.Payments(id).SettleRefund(RefundOf(checkout, second)),
                    ["opened"] = () => _cluster.Payments(id).SettleDispute(DisputeOf(checkout, "open", disputed)),
                    ["decided"] = () => _cluster.Payments(id).SettleDispute(DisputeOf(checkout, decided, disputed)),
                };
                // What is told of a payment that is not known yet is told again later, as the inbox does.
                List<string> again = [];
                foreach (var fact in order.Concat(order))
                {
                    var reply = await facts[fact]();
                    if (reply.Error is { } error)
                    {
                        Assert.Equal(RefusalCodes.PaymentNotFound, error.Code);
                        again.Add(fact);
                    }
                }
                foreach (var fact in again)
                    Assert.Null((await facts[fact]()).Error);

                var credit = await Credit(id);
                Assert.Equal(
                    ($"{left}", $"{left}", (string?)null, string.Join(", ", order)),
                    (credit.Settled.ToString(), credit.Available.ToString(), credit.Frozen?.ToString(), string.Join(", ", order)));
                Assert.True((await _cluster.Account(id).Verify()).Ok);
            }
        }
    }

    [Fact(DisplayName = "E8: balances show what is frozen, also after the account was deactivated")]
    public async Task Balances_show_what_is_frozen()
    {
        var checkout = await Begin("frozen");
        await Pay("frozen", checkout);
        var account = _cluster.Account("frozen");
        Assert.Null((await account.Use(AccountCluster.Debit("100"))).Error);
        Assert.Null((await _cluster.Payments("frozen").SettleDispute(DisputeOf(checkout, "open", PaidMinor))).Error);
        await _cluster.Deactivate(account);

        var credit = await Credit("frozen");

        Assert.Equal(("677", "0", "677"), (credit.Settled.ToString(), credit.Available.ToString(), credit.Frozen.ToString()));
        Assert.Equal("frozen", Assert.Single(credit.Grants).Status);
        Assert.Equal(RefusalCodes.InsufficientCredits, (await account.Use(AccountCluster.Debit("1"))).Error!.Code);
    }

    [Fact(DisplayName = "E7: refunds beside a storm of usage claw each unit back once")]
    public async Task Refunds_beside_usage_claw_once()
    {
        var checkout = await Begin("storm");
        await Pay("storm", checkout);
        var (account, payments) = (_cluster.Account("storm"), _cluster.Payments("storm"));

        var usage = Enumerable.Range(0, 200).Select(_ => account.Use(AccountCluster.Debit("1")));
        var refunds = Enumerable.Range(0, 40).Select(i => payments.SettleRefund(RefundOf(checkout, 100 + (i % 10 * 100))));
        var used = usage.ToList();
        Assert.All(await Task.WhenAll(refunds), reply => Assert.Null(reply.Error));
        var consumed = (await Task.WhenAll(used)).Count(reply => reply.Error is null);

        Assert.Equal($"{-consumed}", (await Credit("storm")).Settled.ToString());
        Assert.True((await account.Verify()).Ok);
    }

    [Fact(DisplayName = "E7: a refund of a payment that the account does not know is refused, to be told again")]
    public async Task A_refund_of_an_unknown_payment_is_refused()
    {
        var checkout = await Begin("unknown");

        var reply = await _cluster.Payments("unknown").SettleRefund(RefundOf(checkout, 500));

        Assert.Equal(RefusalCodes.PaymentNotFound, reply.Error!.Code);
    }

    [Fact(DisplayName = "G3: one charge is under way, shown with its outgoing key, and credits come with its payment")]
    public async Task A_charge_brings_its_credits()
    {
        await Begin("auto");
        var payments = _cluster.Payments("auto");
        Assert.Null((await payments.LinkCustomer("cus_1")).Error);
        var set = new SetRechargeRequest(AccountCluster.Key("set"), false, "pack", "50", null, null, null, null);
        Assert.Null((await payments.SetRecharge(set)).Error);
        Assert.True((await payments.SetRecharge(set)).Replayed);

        var view = (await payments.ReadPayments(null)).View!.Recharge!;
        var charge = view.InFlight!;
        Assert.Equal(("charging", 2, 2 * PaidMinor, "usd"), (view.Status, charge.Packs, charge.AmountMinor, charge.Currency));
        Assert.Equal($"acct:auto:recharge:{charge.Id}", charge.OutgoingKey);
        var paid = new RechargeReport(charge.Id, "paid", "pi_1", null, charge.AmountMinor, "usd");
        Assert.Null((await payments.SettleRecharge(paid)).Error);
        Assert.True((await payments.SettleRecharge(paid)).Replayed);

        Assert.Equal("1554", (await Credit("auto")).Settled.ToString());
        Assert.Null((await payments.ReadPayments(null)).View!.Recharge!.InFlight);
        var refund = new RefundReport(PaymentRef.OfRecharge(charge.Id), 2 * PaidMinor, PaidMinor);
        Assert.Null((await payments.SettleRefund(refund)).Error);
        Assert.Equal("777", (await Credit("auto")).Settled.ToString());
    }

    private async Task<string> Begin(string id)
    {
        Assert.Null((await _cluster.Account(id).Open(new OpenAccountRequest(AccountCluster.NoKey(), null, null))).Error);
        var reply = await _cluster.Payments(id).StartCheckout(new StartCheckoutRequest(AccountCluster.NoKey(), "top_up", "pack"));
        Assert.Null(reply.Error);
        return reply.Checkout!.Id;
    }

    private Task<PaymentsReply> Pay(string id, string checkout) => _cluster.Payments(id)
        .SettleCheckout(new SessionReport(checkout, $"cs_{id}", "paid", PaidMinor, "usd", $"pi_{id}", null));

    private async Task<CreditReply> Credit(string id) => Assert.Single((await _cluster.Account(id).Read(null)).Account!.Credits);

    private static RefundReport RefundOf(string checkout, long refundedMinor) =>
        new(PaymentRef.OfCheckout(checkout), PaidMinor, refundedMinor);

    private static DisputeReport DisputeOf(string checkout, string result, long disputedMinor) =>
        new(PaymentRef.OfCheckout(checkout), "dp_1", result, PaidMinor, disputedMinor);

    private static IEnumerable<List<string>> Orders(string[] facts) => facts.Length == 0
        ? [[]]
        : facts.SelectMany(first => Orders([.. facts.Where(fact => fact != first)]).Select(rest => (List<string>)[first, .. rest]));
}
