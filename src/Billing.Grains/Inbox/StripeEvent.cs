using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Billing.Grains.Provider;

namespace Billing.Grains.Inbox;

/// <summary>An event of Stripe, as far as it must be known before it is applied.</summary>
/// <param name="Id"><c>evt_…</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="ObjectId">What it is about, or null.</param>
/// <param name="CustomerId">The customer that its object is or names, or null.</param>
/// <param name="AccountId">The account that its object's metadata names, or null (SEMANTICS E11).</param>
/// <param name="PaymentIntentId">The payment that its object names, or null.</param>
/// <param name="ChargeId">The charge that its object names, or null.</param>
/// <param name="InvoiceId">The invoice that its object names, or null.</param>
/// <param name="Created">When Stripe made it, UTC.</param>
/// <param name="IsLive">Whether its money is real.</param>
/// <param name="ApiVersion">The version of Stripe's API that it is rendered in, or null.</param>
/// <param name="Body">The event as it came.</param>
internal sealed record StripeEvent(
    string Id,
    string Type,
    string? ObjectId,
    string? CustomerId,
    string? AccountId,
    string? PaymentIntentId,
    string? ChargeId,
    string? InvoiceId,
    DateTime Created,
    bool IsLive,
    string? ApiVersion,
    string Body)
{
    private const int MaxIdLength = 255;

    /// <summary>Reads an event of any API version; false where the text is none.</summary>
    public static bool TryRead(string body, [NotNullWhen(true)] out StripeEvent? read)
    {
        read = null;
        JsonElement json;
        try
        {
            json = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return false;
        }
        if (json.Text("id") is not { Length: > 0 and <= MaxIdLength } id || json.Text("type") is not { Length: > 0 and <= MaxIdLength } type)
            return false;
        // PostgreSQL cannot hold the character, and Stripe does not send it.
        if (body.Contains("\\u0000", StringComparison.Ordinal))
            return false;
        // A thin event names its object and does not show it.
        var shown = json.At("data.object") ?? json.At("related_object") ?? default;
        read = new StripeEvent(
            id,
            type,
            shown.Text("id"),
            shown.Text("object") == "customer" ? shown.Text("id") : shown.Id("customer"),
            AccountOf(shown),
            shown.Id("payment_intent"),
            shown.Id("charge"),
            shown.Id("invoice"),
            json.Moment("created") ?? DateTime.UnixEpoch,
            json.Flag("livemode"),
            json.Text("api_version"),
            body);
        return true;
    }

    /// <summary>The object that it shows, as JSON text.</summary>
    public string ObjectJson() => JsonElement.Parse(Body).At("data.object")?.GetRawText() ?? "{}";

    private static string? AccountOf(JsonElement shown) =>
        shown.Text("metadata.account_id")
        ?? shown.Text("parent.subscription_details.metadata.account_id")
        ?? shown.Text("subscription_details.metadata.account_id");
}
