using Billing.StripeSandbox.Charges;
using Billing.StripeSandbox.Checkout;
using Billing.StripeSandbox.Disputes;
using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>How a payment ends, at once or later, and who is told: its charge, invoice and checkout session.</summary>
internal static class Settlement
{
    /// <summary>A bank debit is on its way; it ends when it is due, or when a test says so.</summary>
    public static void Begin(World world, JsonObject intent, JsonObject method, TestMethod test)
    {
        var charge = ChargeRecord.New(world, intent, method, "pending");
        intent["status"] = "processing";
        intent["latest_charge"] = charge.Id();
        intent["_due"] = world.Now(intent) + (long)world.Options.DelayedSettlement.TotalSeconds;
        intent["_behaviour_fails"] = test.Behaviour == TestBehaviour.FailsLater ? test.DeclineCode : null;
        KeepMethod(world, intent, method);
        world.Events.Emit("charge.pending", charge);
        world.Events.Emit("payment_intent.processing", intent);
    }

    /// <summary>A bank debit ends.</summary>
    public static void Do(World world, JsonObject intent, bool succeeds)
    {
        if (intent.Text("status") != "processing") return;
        intent.Remove("_due");
        var charge = world.Store.Find(intent.Need("latest_charge"))!;
        var method = world.Store.Find(intent.Need("payment_method"))!;
        if (succeeds)
        {
            charge["status"] = "succeeded";
            charge["paid"] = true;
            charge["captured"] = true;
            charge["amount_captured"] = charge.Number("amount");
            Succeed(world, intent, charge);
        }
        else
        {
            charge["status"] = "failed";
            var refusal =
                new StripeRefusal(402, "card_error", "payment_method_customer_decline", "The bank returned the debit.");
            refusal.More["decline_code"] = intent.Text("_behaviour_fails") ?? "insufficient_funds";
            Fail(world, intent, charge, method, refusal);
        }
    }

    public static void Succeed(World world, JsonObject intent, JsonObject charge)
    {
        var method = world.Store.Find(intent.Need("payment_method"))!;
        method["_authenticated"] = true;
        intent["status"] = "succeeded";
        intent["amount_received"] = intent.Number("amount");
        intent["latest_charge"] = charge.Id();
        KeepMethod(world, intent, method);
        world.Events.Emit("charge.succeeded", charge);
        world.Events.Emit("payment_intent.succeeded", intent);
        if (Of(world, intent, "_invoice") is { } invoice) InvoicePayments.Paid(world, invoice, intent);
        if (Of(world, intent, "_session") is { } session)
            SessionLife.PaymentEnded(world, session, intent, isPaid: true);
        if (TestMethod.Of(method).Behaviour == TestBehaviour.IsDisputed)
            DisputeLife.Open(world, charge, null, "fraudulent");
    }

    public static void Fail(World world, JsonObject intent, JsonObject charge, JsonObject method, StripeRefusal refusal)
    {
        charge["failure_code"] = refusal.Code;
        charge["failure_message"] = refusal.Message;
        charge["outcome"] = ChargeRecord.Outcome(refusal.More.Text("decline_code"));
        intent["latest_charge"] = charge.Id();
        intent["payment_method"] = null;
        intent["next_action"] = null;
        intent["status"] = "requires_payment_method";
        var error = refusal.Body().Object("error")!.Clone();
        error["charge"] = charge.Id();
        error["payment_method"] = Rendering.Public(method);
        intent["last_payment_error"] = error;
        world.Events.Emit("charge.failed", charge);
        world.Events.Emit("payment_intent.payment_failed", intent);
        refusal.More["charge"] = charge.Id();
        refusal.More["payment_method"] = Rendering.Public(method);
        refusal.More["payment_intent"] = Rendering.Public(intent);
        if (Of(world, intent, "_invoice") is { } invoice) InvoicePayments.Failed(world, invoice, intent, refusal);
        if (Of(world, intent, "_session") is { } session)
            SessionLife.PaymentEnded(world, session, intent, isPaid: false);
    }

    /// <summary>A payment method that is to be used again belongs to the customer from then on.</summary>
    private static void KeepMethod(World world, JsonObject intent, JsonObject method)
    {
        if (intent.Text("setup_future_usage") is null || Of(world, intent, "customer") is not { } customer) return;
        PaymentMethodRoutes.Attach(world, method, customer);
    }

    private static JsonObject? Of(World world, JsonObject intent, string field) =>
        intent.Text(field) is { } id ? world.Store.Find(id) : null;
}
