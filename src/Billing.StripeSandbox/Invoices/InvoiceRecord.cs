namespace Billing.StripeSandbox.Invoices;

/// <summary>Makes invoices and their lines, and keeps their sums. Nothing here is saved or told.</summary>
internal static class InvoiceRecord
{
    public static JsonObject New(
        World world, JsonObject customer, string reason, string currency, JsonObject? subscription = null)
    {
        var (id, now) = (Ids.New("in_"), world.Now(customer));
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "invoice",
            ["account_country"] = "US",
            ["account_name"] = "Stripe sandbox",
            ["account_tax_ids"] = null,
            ["amount_due"] = 0L,
            ["amount_overpaid"] = 0L,
            ["amount_paid"] = 0L,
            ["amount_remaining"] = 0L,
            ["amount_shipping"] = 0L,
            ["application"] = null,
            ["attempt_count"] = 0L,
            ["attempted"] = false,
            ["auto_advance"] = true,
            ["automatic_tax"] = new JsonObject
            {
                ["disabled_reason"] = null,
                ["enabled"] = false,
                ["liability"] = null,
                ["provider"] = null,
                ["status"] = null,
            },
            ["automatically_finalizes_at"] = null,
            ["billing_reason"] = reason,
            ["collection_method"] = subscription?.Text("collection_method") ?? "charge_automatically",
            ["created"] = now,
            ["currency"] = currency,
            ["custom_fields"] = null,
            ["customer"] = customer.Id(),
            ["customer_account"] = null,
            ["customer_address"] = customer.Copy("address"),
            ["customer_email"] = customer.Text("email"),
            ["customer_name"] = customer.Text("name"),
            ["customer_phone"] = customer.Text("phone"),
            ["customer_shipping"] = customer.Copy("shipping"),
            ["customer_tax_exempt"] = customer.Text("tax_exempt"),
            ["customer_tax_ids"] = new JsonArray(),
            ["default_payment_method"] = null,
            ["default_source"] = null,
            ["default_tax_rates"] = new JsonArray(),
            ["description"] = null,
            ["discounts"] = new JsonArray(),
            ["due_date"] = null,
            ["effective_at"] = null,
            ["ending_balance"] = null,
            ["footer"] = null,
            ["from_invoice"] = null,
            ["hosted_invoice_url"] = null,
            ["invoice_pdf"] = null,
            ["issuer"] = new JsonObject { ["type"] = "self" },
            ["last_finalization_error"] = null,
            ["latest_revision"] = null,
            ["lines"] = Listing.Of([], $"/v1/invoices/{id}/lines"),
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["next_payment_attempt"] = null,
            ["number"] = null,
            ["on_behalf_of"] = null,
            ["parent"] = subscription is null ? null : Parent(subscription),
            ["payment_settings"] = new JsonObject
            {
                ["default_mandate"] = null,
                ["payment_method_options"] = null,
                ["payment_method_types"] = null,
            },
            ["period_end"] = now,
            ["period_start"] = now,
            ["post_payment_credit_notes_amount"] = 0L,
            ["pre_payment_credit_notes_amount"] = 0L,
            ["receipt_number"] = null,
            ["rendering"] = null,
            ["shipping_cost"] = null,
            ["shipping_details"] = null,
            ["starting_balance"] = 0L,
            ["statement_descriptor"] = null,
            ["status"] = "draft",
            ["status_transitions"] = new JsonObject
            {
                ["finalized_at"] = null, ["marked_uncollectible_at"] = null, ["paid_at"] = null, ["voided_at"] = null,
            },
            ["subtotal"] = 0L,
            ["subtotal_excluding_tax"] = 0L,
            ["test_clock"] = customer.Text("test_clock"),
            ["total"] = 0L,
            ["total_discount_amounts"] = new JsonArray(),
            ["total_excluding_tax"] = 0L,
            ["total_pretax_credit_amounts"] = new JsonArray(),
            ["total_taxes"] = new JsonArray(),
            ["webhooks_delivered_at"] = null,
            ["_clock"] = customer.Text("_clock"),
        };
    }

    /// <summary>Takes lines in place of the present ones, and sums them up.</summary>
    public static void SetLines(JsonObject invoice, IEnumerable<JsonObject> lines)
    {
        foreach (var line in lines.ToList())
        {
            line["invoice"] = invoice.Id();
            ((JsonArray)invoice.At("lines.data")!).Add(line);
        }

        Sum(invoice);
    }

    public static void Sum(JsonObject invoice)
    {
        var total = invoice.Items("lines.data").Sum(line => line.Number("amount"));
        foreach (var name in new[] { "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax" })
            invoice[name] = total;
        invoice["amount_due"] = Math.Max(0, total + Math.Min(0, invoice.Number("starting_balance")));
        invoice["amount_remaining"] = invoice.Number("amount_due") - invoice.Number("amount_paid");
    }

    private static JsonObject Parent(JsonObject subscription) => new()
    {
        ["quote_details"] = null,
        ["subscription_details"] = new JsonObject
        {
            ["metadata"] = subscription.Copy("metadata"), ["subscription"] = subscription.Id(),
        },
        ["type"] = "subscription_details",
    };
}
