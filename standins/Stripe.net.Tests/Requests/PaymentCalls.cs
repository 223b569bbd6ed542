namespace Stripe.Standin.Tests.Requests;

internal static class PaymentCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("charge a saved card", c => c.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 5000,
                Currency = "usd",
                Customer = "cus_1",
                PaymentMethod = "pm_1",
                Confirm = true,
                OffSession = true,
                ErrorOnRequiresAction = false,
                Metadata = new() { ["account_id"] = "acme", ["recharge"] = "7" },
            },
            EveryCall.Key("acct:acme:recharge:7"))),
        ("confirm a payment", c => c.V1.PaymentIntents.ConfirmAsync(
            "pi_1", new PaymentIntentConfirmOptions { PaymentMethod = "pm_2", OffSession = true })),
        ("cancel a payment", c => c.V1.PaymentIntents.CancelAsync(
            "pi_1", new PaymentIntentCancelOptions { CancellationReason = "abandoned" })),
        ("get a payment", c => c.V1.PaymentIntents.GetAsync("pi_1", new() { Expand = ["latest_charge"] })),
        ("list payments", c => c.V1.PaymentIntents.ListAsync(
            new PaymentIntentListOptions { Customer = "cus_1", Created = EveryCall.Noon })),
        ("refund a part of a payment", c => c.V1.Refunds.CreateAsync(
            new RefundCreateOptions { PaymentIntent = "pi_1", Amount = 1250, Reason = "requested_by_customer" },
            EveryCall.Key("acct:acme:refund:1"))),
        ("get a refund", c => c.V1.Refunds.GetAsync("re_1")),
        ("list refunds", c => c.V1.Refunds.ListAsync(new RefundListOptions { Charge = "ch_1" })),
        ("get a charge", c => c.V1.Charges.GetAsync("ch_1")),
        ("list charges", c => c.V1.Charges.ListAsync(new ChargeListOptions { PaymentIntent = "pi_1" })),
        ("get a dispute", c => c.V1.Disputes.GetAsync("dp_1")),
        ("list disputes", c => c.V1.Disputes.ListAsync(new DisputeListOptions { Charge = "ch_1" })),
    ];
}
