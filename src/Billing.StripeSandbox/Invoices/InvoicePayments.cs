using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Invoices;

/// <summary>How the money of an invoice is asked for, and what follows.</summary>
internal static class InvoicePayments
{
    /// <summary>The kind of an invoice's payment.</summary>
    public const string Kind = "invoice_payment";

    /// <summary>Makes the intent by which a finalized invoice is paid, unless checkout had it paid before.</summary>
    public static void PrepareIntent(World world, JsonObject invoice, JsonObject customer)
    {
        var given = invoice.Text("_intent") is { } id ? world.Store.Find(id) : null;
        var intent = given ?? Intent.New(world, customer, invoice.Number("amount_due"), invoice.Need("currency"));
        intent["description"] = InvoiceLife.SubscriptionOf(world, invoice) is null
            ? "Payment for an invoice"
            : "Subscription payment";
        intent["setup_future_usage"] = InvoiceLife.SubscriptionOf(world, invoice) is null ? null : "off_session";
        intent["_invoice"] = invoice.Id();
        invoice["_intent"] = intent.Id();
        world.Store.Save(new JsonObject
        {
            ["id"] = Ids.New("inpay_"),
            ["object"] = Kind,
            ["amount_paid"] = null,
            ["amount_requested"] = invoice.Number("amount_due"),
            ["created"] = world.Now(invoice),
            ["currency"] = invoice.Need("currency"),
            ["invoice"] = invoice.Id(),
            ["is_default"] = true,
            ["livemode"] = false,
            ["payment"] = new JsonObject { ["payment_intent"] = intent.Id(), ["type"] = "payment_intent" },
            ["status"] = "open",
            ["status_transitions"] = new JsonObject { ["canceled_at"] = null, ["paid_at"] = null },
            ["_clock"] = invoice.Text("_clock"),
        });
        world.Store.Save(intent);
        if (given is null) Intent.Announce(world, intent);
    }

    /// <summary>
    /// The method that pays an invoice: its own, its subscription's, its customer's default, or none.
    /// </summary>
    public static JsonObject? MethodOf(World world, JsonObject invoice)
    {
        var customer = world.Store.Find(invoice.Need("customer"))!;
        var id = invoice.Text("default_payment_method")
            ?? InvoiceLife.SubscriptionOf(world, invoice)?.Text("default_payment_method")
            ?? customer.Text("invoice_settings.default_payment_method");
        return id is null ? null : world.Store.Find(id);
    }

    /// <summary>
    /// Tries to collect an open invoice. Null if it is paid or on its way, else how a caller is told.
    /// </summary>
    public static StripeRefusal? Attempt(World world, JsonObject invoice, JsonObject? method, bool isOffSession)
    {
        invoice["attempted"] = true;
        invoice["attempt_count"] = invoice.Number("attempt_count") + 1;
        world.Store.Save(invoice);
        var intent = world.Store.Find(invoice.Need("_intent"))!;
        if (intent.Text("status") == "processing") return null;
        method ??= MethodOf(world, invoice);
        if (method is null)
        {
            var refusal = StripeRefusal.Invalid("There is no default payment method to pay this invoice with.", null,
                "invoice_payment_intent_requires_action");
            Failed(world, invoice, intent, refusal);
            return refusal;
        }

        var failure = Confirmation.Confirm(world, intent, method, isOffSession);
        if (intent.Text("status") == "requires_action") world.Events.Emit("invoice.payment_action_required", invoice);
        return failure;
    }

    public static void Paid(World world, JsonObject invoice, JsonObject intent)
    {
        foreach (var payment in world.Store.All(Kind).Where(one => one.Text("payment.payment_intent") == intent.Id())
            .ToList())
        {
            payment["status"] = "paid";
            payment["amount_paid"] = intent.Number("amount");
            payment.Object("status_transitions")!["paid_at"] = world.Now(invoice);
            world.Events.Emit("invoice_payment.paid", payment);
        }

        invoice["amount_paid"] = intent.Number("amount");
        if (InvoiceLife.SubscriptionOf(world, invoice) is { } subscription)
            Collection.KeepMethod(world, subscription, intent);
        Close(world, invoice);
    }

    /// <summary>An invoice is paid, or there was nothing to pay.</summary>
    public static void Close(World world, JsonObject invoice)
    {
        invoice["status"] = "paid";
        invoice["attempted"] = true;
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["amount_remaining"] = 0L;
        invoice.Remove("_due");
        invoice.Object("status_transitions")!["paid_at"] = world.Now(invoice);
        world.Events.Emit("invoice.paid", invoice);
        world.Events.Emit("invoice.payment_succeeded", invoice);
        if (InvoiceLife.SubscriptionOf(world, invoice) is { } subscription)
            Collection.Paid(world, subscription, invoice);
    }

    public static void Failed(World world, JsonObject invoice, JsonObject intent, StripeRefusal refusal)
    {
        if (!invoice.IsOpen()) return;
        var subscription = InvoiceLife.SubscriptionOf(world, invoice);
        var next = subscription is null ? null : Collection.NextAttempt(world, subscription, invoice);
        invoice["next_payment_attempt"] = next;
        invoice["_due"] = next;
        if (next is null) invoice.Remove("_due");
        world.Events.Emit("invoice.payment_failed", invoice);
        if (refusal.Code == "authentication_required") world.Events.Emit("invoice.payment_action_required", invoice);
        if (subscription is not null) Collection.Failed(world, subscription, invoice, isLast: next is null);
    }

    public static JsonObject ListOf(World world, JsonObject invoice) => Listing.Of(
        world.Store.All(Kind)
            .Where(payment => payment.Text("invoice") == invoice.Id()), $"/v1/invoice_payments?invoice={invoice.Id()}");

    public static JsonObject? ConfirmationSecret(World world, JsonObject invoice) => invoice.Text("_intent") is { } id
        ? new JsonObject
        {
            ["client_secret"] = world.Store.Find(id)!.Text("client_secret"),
            ["type"] = "payment_intent",
        }
        : null;
}
