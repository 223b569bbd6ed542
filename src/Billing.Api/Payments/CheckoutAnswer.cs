using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>A checkout.</summary>
/// <param name="CheckoutId"><c>co_…</c>.</param>
/// <param name="Account">The account.</param>
/// <param name="Seq">The account's last entry that the answer includes.</param>
/// <param name="Purpose"><c>plan</c> or <c>top_up</c>.</param>
/// <param name="Code">The plan's slug or the package's id.</param>
/// <param name="Status">How far it is.</param>
/// <param name="AmountMinor">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Url">Where the customer pays; null once nobody can pay there any more.</param>
/// <param name="SessionId">Stripe's name of it.</param>
/// <param name="ExpiresAt">Until when.</param>
internal sealed record CheckoutAnswer(
    string CheckoutId,
    string Account,
    long Seq,
    string Purpose,
    string Code,
    string Status,
    long AmountMinor,
    string Currency,
    string? Url,
    string? SessionId,
    DateTime? ExpiresAt)
{
    public static CheckoutAnswer Of(string account, PaymentsReply reply) =>
        Of(account, reply.Entry?.Seq ?? reply.View?.Seq ?? 0, reply.Checkout
            ?? throw new InvalidOperationException("A checkout that began has no answer."));

    public static CheckoutAnswer Of(string account, long seq, CheckoutView checkout) => new(
        checkout.Id,
        account,
        seq,
        checkout.Purpose,
        checkout.Code,
        checkout.Status,
        checkout.AmountMinor,
        checkout.Currency,
        checkout.Url,
        checkout.SessionId,
        checkout.ExpiresAt);
}

/// <summary>A portal page.</summary>
internal sealed record PortalAnswer(string Account, string Url);
