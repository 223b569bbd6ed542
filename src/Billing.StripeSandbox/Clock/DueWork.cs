using Billing.StripeSandbox.Checkout;
using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Meters;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Clock;

/// <summary>What time alone does, for each kind of object that can be due.</summary>
internal static class DueWork
{
    public static void Do(World world, JsonObject due)
    {
        switch (due.Need("object"))
        {
            case "subscription": SubscriptionCycle.Do(world, due); break;
            case "invoice": InvoiceLife.Do(world, due); break;
            case "checkout.session": SessionLife.Do(world, due); break;
            case "payment_intent": Settlement.Do(world, due, succeeds: due.Text("_behaviour_fails") is null); break;
            case MeterEvents.Kind: MeterEvents.Process(world, due); break;
            case IdempotencyKeys.Kind: world.Store.Forget(due.Id()); break;
            default: throw new InvalidOperationException($"Nothing is ever due of {due.Text("object")}");
        }
    }
}
