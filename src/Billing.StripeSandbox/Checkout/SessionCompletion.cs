using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Checkout;

/// <summary>
/// What stands when a session is complete: a payment, a subscription with its first invoice, or a saved method.
/// </summary>
internal static class SessionCompletion
{
    public static void Complete(World world, JsonObject session, JsonObject intent, bool isPaid)
    {
        session["payment_status"] = isPaid ? "paid" : "unpaid";
        if (session.Text("mode") == "subscription") Subscribe(world, session, intent.Text("payment_method"), intent);
        else session["payment_intent"] = intent.Id();
        if (session.Flag("invoice_creation.enabled")) MakeInvoice(world, session, intent);
        Close(world, session);
    }

    public static void CompleteSetup(World world, JsonObject session, JsonObject setup)
    {
        session["payment_status"] = "no_payment_required";
        if (session.Text("mode") == "subscription") Subscribe(world, session, setup.Text("payment_method"), null);
        else session["setup_intent"] = setup.Id();
        Close(world, session);
    }

    private static void Close(World world, JsonObject session)
    {
        session["customer"] = session.Text("customer") ?? session.Text("_customer");
        session["status"] = "complete";
        session["url"] = null;
        session.Remove("_due");
        world.Events.Emit("checkout.session.completed", session);
    }

    private static void Subscribe(World world, JsonObject session, string? method, JsonObject? intent)
    {
        var customer = world.Store.Find(session.Text("customer") ?? session.Need("_customer"))!;
        var now = world.Now(customer);
        var items = session.Items("_lines")
            .Select(line => SubscriptionItems.New(line.Object("price")!, line.MaybeNumber("quantity"), [], now))
                .ToList();
        var subscription = Creation.Start(world, new SubscriptionOrder(customer, items)
        {
            Metadata = Metadata.Of(session, "_data.metadata"),
            Description = session.Text("_data.description"),
            TrialEnd = SessionRecord.TrialEnd(session.Object("_data")!, now),
            MissingMethod = session.Text("_data.trial_settings.end_behavior.missing_payment_method")
                ?? "create_invoice",
            BillingMode = session.Text("_data.billing_mode.type") ?? "flexible",
            DefaultMethod = method,
            Intent = intent,
        });
        session["subscription"] = subscription.Id();
        session["invoice"] = subscription.Text("latest_invoice");
    }

    /// <summary>The invoice of a one-time payment, where the session asks for one.</summary>
    private static void MakeInvoice(World world, JsonObject session, JsonObject intent)
    {
        if ((session.Text("customer") ?? session.Text("_customer")) is not { } id) return;
        var invoice = InvoiceRecord.New(world, world.Store.Find(id)!, "manual", session.Need("currency"));
        InvoiceRecord.SetLines(invoice, session.Items("_lines").Select(InvoiceLine.OfCheckout));
        invoice["metadata"] = session.Copy("invoice_creation.invoice_data.metadata");
        invoice["_intent"] = intent.Id();
        session["invoice"] = invoice.Id();
        InvoiceLife.Announce(world, invoice);
        InvoiceLife.Finalize(world, invoice);
        if (intent.Text("status") == "succeeded") InvoicePayments.Paid(world, invoice, intent);
    }
}
