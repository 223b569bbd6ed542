using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Http;

/// <summary>Puts objects in the place of their ids, by <c>expand[]=latest_invoice.payments</c>.</summary>
internal static class Expansion
{
    private const int DeepestLevel = 4;

    public static void Apply(World world, JsonObject answer, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var parts = path.Split('.');
            if (parts.Length > DeepestLevel + (parts[0] == "data" ? 1 : 0))
                throw Refused(path, "is deeper than four levels");
            Into(world, answer, parts, path);
        }
    }

    private static void Into(World world, JsonNode? node, ReadOnlySpan<string> parts, string path)
    {
        if (parts.Length == 0 || node is null) return;
        if (node is JsonArray list)
        {
            foreach (var item in list) Into(world, item, parts, path);
            return;
        }

        if (node is not JsonObject holder) throw Refused(path, "cannot be expanded");
        var name = parts[0];
        if (Extra(world, holder, name) is { } extra) holder[name] = extra;
        if (!holder.TryGetPropertyValue(name, out var value)) throw Refused(path, "cannot be expanded");
        if (value is JsonValue id && id.TryGetValue<string>(out var text))
        {
            if (name == "id" || world.Store.Find(text) is not { } found) throw Refused(path, "cannot be expanded");
            holder[name] = value = found.Clone();
        }
        else if (value is JsonArray ids && ids.Count > 0 && ids.All(item => item is JsonValue))
        {
            holder[name] = value = new JsonArray(
                [.. ids.Select(item => world.Store.Find(item!.GetValue<string>())?.DeepClone()
                    ?? throw Refused(path, "cannot be expanded"))]);
        }
        else if (value is JsonValue)
        {
            throw Refused(path, "cannot be expanded");
        }

        Into(world, value, parts[1..], path);
    }

    /// <summary>Fields that an object has only when they are asked for.</summary>
    private static JsonNode? Extra(World world, JsonObject holder, string name) => (holder.Text("object"), name) switch
    {
        ("invoice", "payments") => InvoicePayments.ListOf(world, holder),
        ("invoice", "confirmation_secret") => InvoicePayments.ConfirmationSecret(world, holder),
        ("checkout.session", "line_items") => Checkout.LineItems.ListOf(holder),
        ("charge", "refunds") => Refunds.RefundRoutes.ListOf(world, holder),
        ("customer", "subscriptions") => Subscriptions.SubscriptionRoutes.ListOf(world, holder),
        ("price", "tiers") => holder.Copy("_tiers"),
        _ => null,
    };

    private static StripeRefusal Refused(string path, string why) =>
        StripeRefusal.Invalid($"This property {why} ({path}).", "expand");
}
