using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Grains.Provider;
using Microsoft.Extensions.Logging.Abstractions;
using Stripe;

namespace Billing.Grains.Tests.Provider;

public sealed class DealingTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private static int _names;

    private readonly FakeAccount _account = new($"acct-{Interlocked.Increment(ref _names)}");

    private V1Services Stripe => fixture.Client.Stripe.V1;

    private Dealing With => fixture.With(_account);

    [Fact(DisplayName = "E3: whatever event of a purchase comes first, and however often, the account hears the same facts")]
    public async Task Any_order_of_the_events_of_a_purchase_tells_the_same()
    {
        await Buy();
        var charge = (await Stripe.Charges.ListAsync(new ChargeListOptions { PaymentIntent = _account.Session?.PaymentIntentId ?? await Intent() }))
            .Data.Single();
        await Stripe.Refunds.CreateAsync(new RefundCreateOptions { Charge = charge.Id, Amount = 1_000 });
        var events = await fixture.Events(_account.CustomerId!, charge.Id);
        Assert.Contains(events, one => one.Type == "charge.refunded");

        foreach (var first in events.Where(one => Happenings.Concerns(one.Type)))
        {
            _account.Facts.Clear();
            foreach (var happened in new[] { first }.Concat(Enumerable.Reverse(events)).Concat(events))
                await Happenings.Apply(With, happened);
            Assert.Equal(["checkout co_buy paid", "refund 1000 of 2500"], _account.Facts.Where(fact => !fact.StartsWith("customer", StringComparison.Ordinal)));
        }
    }

    [Fact(DisplayName = "E8: a dispute is told after its payment, and how it ends")]
    public async Task A_dispute_is_told_after_its_payment()
    {
        await Buy();
        var charge = (await Stripe.Charges.ListAsync(new ChargeListOptions { PaymentIntent = await Intent() })).Data.Single();
        await fixture.Control($"charges/{charge.Id}/dispute");
        var dispute = (await Stripe.Disputes.ListAsync(new DisputeListOptions { Charge = charge.Id })).Data.Single();
        _account.Facts.Clear();

        await Happenings.Apply(With, Event("charge.dispute.created", dispute.Id, $$"""{"charge":"{{charge.Id}}"}"""));
        Assert.Equal(["checkout co_buy paid", "dispute open"], _account.Facts);

        await fixture.Control($"disputes/{dispute.Id}/close", ("status", "won"));
        await Happenings.Apply(With, Event("charge.dispute.closed", dispute.Id, $$$"""{"charge":{"id":"{{{charge.Id}}}"}}"""));
        Assert.Equal("dispute won", _account.Facts[^1]);
    }

    [Fact(DisplayName = "D10: a plan's checkout tells of the subscription, then of its paid invoice; a change is paid at once")]
    public async Task A_subscription_is_told_before_its_invoice()
    {
        await Subscribe();
        Assert.Equal(["checkout co_plan paid", "subscription active", "invoice subscription_create 1900"], Plain());
        Assert.Equal("price_of_a_catalog", _account.Subscription!.PriceId);

        var preview = await Subscriptions.PreviewChange(With, Call("preview_change", "pro"));
        Assert.Contains("\"amount_due\":", preview, StringComparison.Ordinal);
        await Subscriptions.Change(With, Call("change", "pro"));
        Assert.Equal(OnePlanCatalog.ProPrice, _account.Subscription.PriceId);
        Assert.Contains(_account.Facts, fact => fact.StartsWith("invoice subscription_update", StringComparison.Ordinal));

        await Subscriptions.Cancel(With, Call("cancel", null));
        Assert.NotNull(_account.Subscription.CancelAt);
        await Subscriptions.Resume(With);
        Assert.Null(_account.Subscription.CancelAt);
        await Subscriptions.Cancel(With, Call("cancel", null) with { AtOnce = true });
        Assert.Equal("canceled", _account.Subscription.Status);
    }

    [Fact(DisplayName = "B6, E9: an account that is lost between Stripe and the ledger hears of it the next time")]
    public async Task What_was_cut_off_is_told_the_next_time()
    {
        await Begin("co_buy", "top_up");
        await fixture.Pay((await OnlySession()).Url);
        var completed = (await fixture.Events(_account.CustomerId!)).Last(one => one.Type == "checkout.session.completed");
        _account.Dies = true;
        await Assert.ThrowsAsync<TimeoutException>(() => Happenings.Apply(With, completed));
        _account.Dies = false;
        await Happenings.Apply(With, completed);
        Assert.Equal(["checkout co_buy paid"], Plain());
    }

    [Fact(DisplayName = "B7: a checkout that is begun again finds the session that the first call made")]
    public async Task A_checkout_begun_again_is_the_same_session()
    {
        await Begin("co_again", "top_up");
        var first = await OnlySession();
        _account.Begin("co_again", "top_up", 2_500);
        await Begin(null, "top_up");
        Assert.Equal(first.Id, (await OnlySession()).Id);
    }

    [Fact(DisplayName = "D13: a checkout that takes another's place expires it")]
    public async Task The_checkout_before_is_expired()
    {
        await Begin("co_first", "top_up");
        var first = await OnlySession();
        _account.Begin("co_second", "top_up", 2_500, supersedes: first.Id);
        await Begin(null, "top_up");
        Assert.Equal("expired", (await Stripe.Checkout.Sessions.GetAsync(first.Id)).Status);
        Assert.Contains("checkout co_first expired", _account.Facts);
    }

    [Fact(DisplayName = "E4: a payment that is on its way is pending, then paid or failed")]
    public async Task A_bank_debit_is_pending_first()
    {
        await Begin("co_bank", "top_up");
        var session = await OnlySession();
        await fixture.Pay(session.Url, "bank");
        await Sync.Session(With, session.Id, false);
        var intent = (await Stripe.Checkout.Sessions.GetAsync(session.Id)).PaymentIntentId;
        await fixture.Control($"payment_intents/{intent}/settle", ("succeeds", "false"));
        await Sync.Session(With, session.Id, true);
        Assert.Equal(["checkout co_bank pending", "checkout co_bank failed"], Plain());
    }

    [Theory(DisplayName = "G3: an automatic charge is made once, and its end is told")]
    [InlineData("pm_card_visa", "recharge paid ")]
    [InlineData("pm_card_chargeCustomerFail", "recharge failed ")]
    [InlineData("pm_card_authenticationRequired", "recharge requires_action ")]
    [InlineData(null, "recharge failed no_payment_method")]
    public async Task A_charge_is_made_once(string? card, string fact)
    {
        if (card is not null)
            await PaymentMethods.Attach(With, Call("attach", card));
        _account.Recharge = new RechargeView(
            "usd", default!, default!, "credits_100", 10, 60, 3, "charging", 0, 1, null,
            new RechargeChargeView("rc_1", 1, 10_000, "usd", null, DateTime.UtcNow, $"acct:{_account.Id}:recharge:1"));

        await Recharges.Continue(With, (await _account.ReadPayments(null)).View!);
        await Recharges.Continue(With, (await _account.ReadPayments(null)).View!);

        Assert.StartsWith(fact, Assert.Single(Plain()), StringComparison.Ordinal);
        var intents = await Stripe.PaymentIntents.ListAsync(new PaymentIntentListOptions { Customer = _account.CustomerId });
        Assert.Equal(card is null ? 0 : 1, intents.Data.Count);
    }

    [Fact(DisplayName = "S3: a method that is attached again stays the default; another's is not found")]
    public async Task A_method_is_attached_once_and_anothers_is_not_found()
    {
        var method = StripeId(await PaymentMethods.Attach(With, Call("attach", "pm_card_visa")));
        await PaymentMethods.Attach(With, Call("attach", method));
        Assert.Contains($"\"id\":\"{method}\"", await PaymentMethods.List(With, Call("payment_methods", null)), StringComparison.Ordinal);

        var other = new FakeAccount(_account.Id + "-other");
        await Customers.Ensure(fixture.With(other), (await other.ReadPayments(null)).View!);
        var refused = await Guarded(() => PaymentMethods.Detach(fixture.With(other), Call("detach", method)));
        Assert.Equal(ErrorCodes.PaymentMethodNotFound, refused!.Code);
        await PaymentMethods.Detach(With, Call("detach", method));
        Assert.Contains("\"data\":[]", await PaymentMethods.List(With, Call("payment_methods", null)), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "E5: a customer that was deleted at Stripe is forgotten, and the next one is another")]
    public async Task A_deleted_customer_is_forgotten()
    {
        var first = await Customers.Ensure(With, (await _account.ReadPayments(null)).View!);
        Assert.Equal(_account.Id, await fixture.Links.Find(first, CancellationToken.None));
        await Stripe.Customers.DeleteAsync(first);
        await Happenings.Apply(With, Event("customer.deleted", first, "{}"));
        Assert.Null(_account.CustomerId);
        Assert.NotEqual(first, await Customers.Ensure(With, (await _account.ReadPayments(null)).View!));
    }

    [Fact(DisplayName = "S7: an account that is opened becomes one customer with one metered subscription")]
    public async Task A_customer_at_creation_is_made_once()
    {
        var meter = await Stripe.Billing.Meters.CreateAsync(new global::Stripe.Billing.MeterCreateOptions
        {
            DisplayName = "E-mails",
            EventName = "email_sent",
            DefaultAggregation = new global::Stripe.Billing.MeterDefaultAggregationOptions { Formula = "sum" },
        });
        var price = await Stripe.Prices.CreateAsync(new PriceCreateOptions
        {
            Currency = "usd",
            UnitAmount = 1,
            ProductData = new PriceProductDataOptions { Name = "E-mails" },
            Recurring = new PriceRecurringOptions { Interval = "month", UsageType = "metered", Meter = meter.Id },
        });
        using var client = new ProviderClient(Microsoft.Extensions.Options.Options.Create(
            new ProviderOptions { SandboxUrl = fixture.Url, MeteredPriceId = price.Id }));
        var with = fixture.With(_account, client);

        await Customers.EnsureAtCreation(with, (await _account.ReadPayments(null)).View!);
        await Customers.EnsureAtCreation(with, (await _account.ReadPayments(null)).View!);

        var subscription = Assert.Single((await Stripe.Subscriptions.ListAsync(
            new SubscriptionListOptions { Customer = _account.CustomerId })).Data);
        Assert.Equal((subscription.Id, true), (_account.Subscription!.Id, _account.Subscription.IsMetered));
        Assert.Equal(_account.Id, subscription.Metadata["account_id"]);
    }

    [Fact(DisplayName = "STYLE 23: Stripe's refusals and failures become codes of ours")]
    public async Task Failures_of_Stripe_are_values()
    {
        Assert.Equal(ErrorCodes.StripeRefused, (await Guarded(() => Stripe.Customers.GetAsync("cus_none")))!.Code);
        await fixture.Control("faults", ("kind", "error"), ("status", "500"), ("count", "5"), ("path", "/v1/customers/cus_some"));
        Assert.Equal(ErrorCodes.StripeUnavailable, (await Guarded(() => Stripe.Customers.GetAsync("cus_some")))!.Code);
        await fixture.Control("faults", ("kind", "cut"), ("count", "5"), ("path", "/v1/customers/cus_cut"));
        Assert.Equal(ErrorCodes.StripeUnavailable, (await Guarded(() => Stripe.Customers.GetAsync("cus_cut")))!.Code);
        var declined = await Guarded(() => Stripe.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 5, Currency = "usd", PaymentMethod = "pm_card_chargeDeclinedInsufficientFunds", Confirm = true,
        }));
        Assert.Equal((ErrorCodes.StripeDeclined, "insufficient_funds"), (declined!.Code, declined.StripeCode));
    }

    private static Task<ErrorReply?> Guarded<T>(Func<Task<T>> work) => ProviderFaults.Guard<ErrorReply?>(
        NullLogger.Instance,
        "a test",
        "acct",
        async () =>
        {
            await work();
            return null;
        },
        error => error);

    private static ProviderEvent Event(string type, string id, string json) => new("evt_test", type, id, json);

    private static ProviderCall Call(string kind, string? text) => new(kind, new CallKey(null, Guid.NewGuid()), text, null, false);

    private static string StripeId(string json) => System.Text.Json.JsonElement.Parse(json).GetProperty("id").GetString()!;

    private IEnumerable<string> Plain() => _account.Facts.Where(fact => !fact.StartsWith("customer", StringComparison.Ordinal));

    private async Task Begin(string? checkoutId, string purpose, string? price = null, long amountMinor = 2_500)
    {
        if (checkoutId is not null)
            _account.Begin(checkoutId, purpose, amountMinor, price);
        var reply = await Checkouts.Begin(With, new StartCheckoutRequest(new CallKey(null, Guid.NewGuid()), purpose, "x"));
        Assert.Null(reply.Error);
        Assert.NotNull(reply.Checkout!.Url);
    }

    private async Task Buy()
    {
        await Begin("co_buy", "top_up");
        await fixture.Pay((await OnlySession()).Url);
    }

    private async Task Subscribe()
    {
        await Begin("co_plan", "plan", "price_of_a_catalog", 1_900);
        var session = await OnlySession();
        await fixture.Pay(session.Url);
        await Sync.Session(With, session.Id, false);
    }

    private async Task<global::Stripe.Checkout.Session> OnlySession() =>
        (await Stripe.Checkout.Sessions.ListAsync(new global::Stripe.Checkout.SessionListOptions { Customer = _account.CustomerId, Status = "open" }))
        .Data.Single();

    private async Task<string> Intent() =>
        (await Stripe.PaymentIntents.ListAsync(new PaymentIntentListOptions { Customer = _account.CustomerId })).Data.Single().Id;
}
