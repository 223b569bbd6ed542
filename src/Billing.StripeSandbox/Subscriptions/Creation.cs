using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Begins subscriptions: with a trial, or with a first invoice that is paid, refused or left open.</summary>
internal static class Creation
{
    public static JsonObject Start(World world, SubscriptionOrder order)
    {
        var subscription = SubscriptionRecord.New(world, order);
        var start = world.Now(order.Customer);
        var invoice = InvoiceRecord.New(
            world, order.Customer, "subscription_create", subscription.Need("currency"), subscription);
        InvoiceRecord.SetLines(invoice, CycleLines.First(subscription));
        if (order.DaysUntilDue is { } days) invoice["due_date"] = start + (days * 86_400);
        if (order.Intent is not null) invoice["_intent"] = order.Intent.Id();
        else RefuseEarly(world, order, invoice);

        var isOwed = invoice.Number("amount_due") > 0;
        subscription["status"] = order.TrialEnd is not null ? "trialing"
            : isOwed && order.CollectionMethod == "charge_automatically" ? "incomplete" : "active";
        subscription["latest_invoice"] = invoice.Id();
        SubscriptionRecord.Schedule(world, subscription);
        world.Events.Emit("customer.subscription.created", subscription);
        InvoiceLife.Announce(world, invoice);
        Begin(world, order, subscription, invoice, isOwed);
        return subscription;
    }

    private static void Begin(
        World world, SubscriptionOrder order, JsonObject subscription, JsonObject invoice, bool isOwed)
    {
        InvoiceLife.Finalize(world, invoice);
        if (!isOwed || !invoice.IsOpen() || order.CollectionMethod != "charge_automatically") return;
        if (order.Intent is { } intent)
        {
            if (intent.Text("status") == "succeeded") InvoicePayments.Paid(world, invoice, intent);
            else Activate(world, subscription);
            Collection.KeepMethod(world, subscription, intent);
        }
        else if (order.PaymentBehavior != "default_incomplete")
        {
            InvoicePayments.Attempt(world, invoice, null, order.IsOffSession);
        }
        else if (InvoicePayments.MethodOf(world, invoice) is { } method)
        {
            var prepared = world.Store.Find(invoice.Need("_intent"))!;
            prepared["payment_method"] = method.Id();
            prepared["status"] = "requires_confirmation";
            world.Store.Save(prepared);
        }

        // A debit that is on its way counts as good until the bank returns it.
        if (subscription.Text("status") == "incomplete"
            && world.Store.Find(invoice.Need("_intent"))!.Text("status") == "processing")
            Activate(world, subscription);
    }

    private static void Activate(World world, JsonObject subscription)
    {
        world.Events.Update("customer.subscription.updated", subscription, () => subscription["status"] = "active");
        SubscriptionRecord.Schedule(world, subscription);
    }

    /// <summary>
    /// What Stripe refuses before anything exists: nobody to pay, or a payment that must succeed and cannot.
    /// </summary>
    private static void RefuseEarly(World world, SubscriptionOrder order, JsonObject invoice)
    {
        if (invoice.Number("total") <= 0 || order.CollectionMethod != "charge_automatically") return;
        if (order.PaymentBehavior == "default_incomplete") return;
        var id = order.DefaultMethod ?? order.Customer.Text("invoice_settings.default_payment_method");
        if (id is null)
        {
            throw StripeRefusal.Invalid(
                "This customer has no default payment method, so the first invoice cannot be paid.", null,
                "resource_missing");
        }

        if (order.PaymentBehavior == "error_if_incomplete") Foresee(world.Store.Find(id)!);
    }

    /// <summary>Refuses, before it is tried, a payment that must succeed at once and will not.</summary>
    public static void Foresee(JsonObject method)
    {
        var test = TestMethod.Of(method);
        if (test.Behaviour is TestBehaviour.Declines or TestBehaviour.DeclinesOnceSaved) throw Declines.Refusal(test);
        if (test.Behaviour is TestBehaviour.Authenticates
            || (test.Behaviour is TestBehaviour.AuthenticatesOnce && !method.Flag("_authenticated")))
            throw Declines.AuthenticationRequired();
    }
}
