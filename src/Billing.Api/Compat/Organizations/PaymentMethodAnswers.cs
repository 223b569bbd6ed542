using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Api.Compat.Organizations;

/// <summary>The ways in which an organization pays.</summary>
/// <param name="PaymentMethod">The default one, or null for none.</param>
/// <param name="Data">All of this page, as <c>/v1/accounts/{account}/payment-methods</c> has them.</param>
/// <param name="HasMore">Whether more follow.</param>
/// <param name="NextCursor">Where they begin, or null.</param>
internal sealed record PaymentMethodsAnswer(
    CardAnswer? PaymentMethod,
    IReadOnlyList<JsonElement> Data,
    [property: JsonPropertyName("has_more")] bool HasMore,
    [property: JsonPropertyName("next_cursor")] string? NextCursor)
{
    public static PaymentMethodsAnswer Of(JsonElement page)
    {
        List<JsonElement> data = [.. page.GetProperty("data").EnumerateArray()];
        var chosen = data.Where(method => method.GetProperty("is_default").GetBoolean()).ToList();
        return new PaymentMethodsAnswer(
            chosen.Count == 0 ? null : CardAnswer.Of(chosen[0]),
            data,
            page.GetProperty("has_more").GetBoolean(),
            page.GetProperty("next_cursor").GetString());
    }
}

/// <summary>A payment method: the card's brand, last digits and expiry, and the billing address.</summary>
internal sealed record CardAnswer(
    string? Id,
    string? Type,
    CardFacts Card,
    [property: JsonPropertyName("billing_details")] JsonElement BillingDetails)
{
    public static CardAnswer Of(JsonElement method) => new(
        method.GetProperty("id").GetString(),
        method.GetProperty("type").GetString(),
        new CardFacts(
            method.GetProperty("brand").GetString(),
            method.GetProperty("last4").GetString(),
            Number(method.GetProperty("exp_month")),
            Number(method.GetProperty("exp_year"))),
        method.GetProperty("billing_details"));

    private static long? Number(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetInt64();
}

/// <summary>A card; all null for a method that is none.</summary>
internal sealed record CardFacts(
    string? Brand,
    string? Last4,
    [property: JsonPropertyName("exp_month")] long? ExpMonth,
    [property: JsonPropertyName("exp_year")] long? ExpYear);

/// <summary>A secret with which a page collects a card.</summary>
/// <param name="Id">Stripe's name of the setup intent.</param>
/// <param name="ClientSecret">The secret.</param>
/// <param name="Secret">The same as Stripe spells the field.</param>
/// <param name="PublishableKey">What the page needs besides, or null.</param>
internal sealed record SetupIntentAnswer(
    string? Id,
    string? ClientSecret,
    [property: JsonPropertyName("client_secret")] string? Secret,
    [property: JsonPropertyName("publishable_key")] string? PublishableKey)
{
    public static SetupIntentAnswer Of(JsonElement made)
    {
        var secret = made.GetProperty("client_secret").GetString();
        return new SetupIntentAnswer(
            made.GetProperty("id").GetString(), secret, secret, made.GetProperty("publishable_key").GetString());
    }
}

/// <summary>A payment method that is the default now.</summary>
internal sealed record AttachedAnswer(bool Success, CardAnswer PaymentMethod);
