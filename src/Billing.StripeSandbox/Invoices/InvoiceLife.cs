using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Invoices;

/// <summary>The life of an invoice: draft, open, then paid, uncollectible or void.</summary>
internal static class InvoiceLife
{
    /// <summary>How long a renewal's draft waits before it is finalized, in seconds.</summary>
    public const long DraftSeconds = 3600;

    public static bool IsDraft(this JsonObject invoice) => invoice.Text("status") == "draft";

    public static bool IsOpen(this JsonObject invoice) => invoice.Text("status") == "open";

    /// <summary>What is due: a draft's finalization, or the next try to collect.</summary>
    public static void Do(World world, JsonObject invoice)
    {
        if (invoice.IsDraft())
        {
            Finish(world, invoice);
        }
        else if (invoice.IsOpen() && invoice.Text("collection_method") == "charge_automatically")
        {
            invoice["next_payment_attempt"] = null;
            InvoicePayments.Attempt(world, invoice, null, isOffSession: true);
        }
    }

    public static JsonObject Announce(World world, JsonObject invoice)
    {
        world.Events.Emit("invoice.created", invoice);
        return invoice;
    }

    /// <summary>Leaves a draft to be finalized by itself.</summary>
    public static void FinalizeLater(World world, JsonObject invoice)
    {
        var at = world.Now(invoice) + DraftSeconds;
        invoice["automatically_finalizes_at"] = at;
        invoice["_due"] = at;
        world.Store.Save(invoice);
    }

    /// <summary>Finalizes and, where that is the way, collects at once. Null, or why the payment failed.</summary>
    public static StripeRefusal? Finish(World world, JsonObject invoice, bool isOffSession = true)
    {
        Finalize(world, invoice);
        if (SubscriptionOf(world, invoice)?.Text("pause_collection.behavior") is "void") Void(world, invoice);
        else if (SubscriptionOf(world, invoice)?.Text("pause_collection.behavior") is "mark_uncollectible")
            MarkUncollectible(world, invoice);
        return invoice.IsOpen() && invoice.Text("collection_method") == "charge_automatically"
            ? InvoicePayments.Attempt(world, invoice, null, isOffSession)
            : null;
    }

    /// <summary>Fixes a draft: its number, its sums against the customer's balance, its intent.</summary>
    public static void Finalize(World world, JsonObject invoice)
    {
        var customer = world.Store.Find(invoice.Need("customer"))!;
        var now = world.Now(invoice);
        CycleLines.RefreshUsage(world, invoice);
        TakeBalance(world, invoice, customer);
        var sequence = customer.Number("next_invoice_sequence");
        customer["next_invoice_sequence"] = sequence + 1;
        world.Store.Save(customer);
        invoice["number"] = $"{customer.Text("invoice_prefix")}-{sequence:0000}";
        invoice["status"] = "open";
        invoice["effective_at"] = now;
        invoice["automatically_finalizes_at"] = null;
        invoice.Remove("_due");
        invoice.Object("status_transitions")!["finalized_at"] = now;
        invoice["hosted_invoice_url"] = $"{world.Options.PublicUrl}/i/{invoice.Id()}";
        invoice["invoice_pdf"] = $"{world.Options.PublicUrl}/i/{invoice.Id()}/pdf";
        if (invoice.Text("collection_method") == "send_invoice" && invoice.At("due_date") is null)
            invoice["due_date"] = now;
        var isOwed = invoice.Number("amount_due") > 0;
        if (isOwed) InvoicePayments.PrepareIntent(world, invoice, customer);
        world.Events.Emit("invoice.finalized", invoice);
        if (!isOwed) InvoicePayments.Close(world, invoice);
    }

    public static void Void(World world, JsonObject invoice)
    {
        End(world, invoice, "void", "voided_at");
        world.Events.Emit("invoice.voided", invoice);
        if (SubscriptionOf(world, invoice) is { } subscription) Collection.Voided(world, subscription, invoice);
    }

    public static void MarkUncollectible(World world, JsonObject invoice)
    {
        End(world, invoice, "uncollectible", "marked_uncollectible_at");
        world.Events.Emit("invoice.marked_uncollectible", invoice);
    }

    /// <summary>Nobody asks for this invoice's money any more by himself.</summary>
    public static void StopCollecting(World world, JsonObject invoice)
    {
        world.Events.Update("invoice.updated", invoice, () =>
        {
            invoice["auto_advance"] = false;
            invoice["next_payment_attempt"] = null;
            invoice["automatically_finalizes_at"] = null;
            invoice.Remove("_due");
        });
    }

    public static JsonObject? SubscriptionOf(World world, JsonObject invoice) =>
        invoice.Text("parent.subscription_details.subscription") is { } id ? world.Store.Find(id) : null;

    private static void End(World world, JsonObject invoice, string status, string moment)
    {
        invoice["status"] = status;
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice.Remove("_due");
        invoice.Object("status_transitions")![moment] = world.Now(invoice);
        if (status == "void" && invoice.Text("_intent") is { } id && world.Store.Find(id) is { } intent
            && intent.Text("status") != "succeeded")
            Intent.Cancel(world, intent, "void_invoice");
    }

    /// <summary>Credit that the customer has pays first; a negative total becomes such credit.</summary>
    private static void TakeBalance(World world, JsonObject invoice, JsonObject customer)
    {
        var (balance, total) = (customer.Number("balance"), invoice.Number("total"));
        invoice["starting_balance"] = balance;
        InvoiceRecord.Sum(invoice);
        var after = total < 0 ? balance + total : balance < 0 ? Math.Min(0, balance + total) : balance;
        invoice["ending_balance"] = after;
        if (after != balance) world.Events.Update("customer.updated", customer, () => customer["balance"] = after);
    }
}
