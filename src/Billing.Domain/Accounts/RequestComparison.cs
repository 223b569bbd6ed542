using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// Whether a command is the one that an entry answered (SEMANTICS B2, B3). It compares what the caller said, never what the
/// catalog made of it: a price may have changed since, the request has not.
/// </summary>
public static class RequestComparison
{
    /// <summary>The first request field that differs from what <paramref name="entry"/> answered, or null.</summary>
    public static string? FirstDifference(AccountCommand command, LedgerEntry entry)
    {
        var field = (command, entry.Event) switch
        {
            (AccountCommand.Open c, AccountEvent.Opened e) =>
                Differs("id", c.AccountId, e.AccountId) ?? Differs("email", c.Email, e.Email) ?? Differs("name", c.Name, e.Name),
            (AccountCommand.Update c, AccountEvent.Updated e) => Update(c, e),
            (AccountCommand.GrantCredits c, AccountEvent.Granted e) => Grant(c, e),
            (AccountCommand.Use c, AccountEvent.Debited e) => Use(c, e),
            (AccountCommand.Adjust c, AccountEvent.Adjusted e) =>
                Differs("credit_type", c.Asset.CreditType, e.Asset.CreditType)
                ?? Differs("amount", new Units(c.Amount, c.Asset.Precision), new Units(e.Amount, e.Asset.Precision))
                ?? Differs("force", c.Force, e.Forced),
            _ => "operation",
        };
        return field
            ?? Differs("reason", command.Note.Reason, entry.Note.Reason)
            ?? Differs("metadata", command.Note.Metadata, entry.Note.Metadata);
    }

    // An update's entry holds the result; what was asked of a field is that result or nothing.
    private static string? Update(AccountCommand.Update c, AccountEvent.Updated e) =>
        Differs("email", c.Email, e.EmailAsked ? e.Email ?? "" : null)
        ?? Differs("name", c.Name, e.NameAsked ? e.Name ?? "" : null);

    private static string? Grant(AccountCommand.GrantCredits c, AccountEvent.Granted e) =>
        Differs("credit_type", c.Asset.CreditType, e.Asset.CreditType)
        ?? Differs("amount", new Units(c.Amount, c.Asset.Precision), new Units(e.Amount, e.Asset.Precision))
        ?? Differs("effective_at", c.Asked.EffectiveAt, e.Asked.EffectiveAt)
        ?? Differs("expires", c.Asked.Expires, e.Asked.Expires)
        ?? Differs("priority", c.Priority, e.Terms.Priority)
        ?? Differs("category", c.Category, e.Terms.Category);

    private static string? Use(AccountCommand.Use c, AccountEvent.Debited e)
    {
        var field = Differs("meter", c.Metered?.Meter, e.Usage?.Meter);
        if (field is not null)
            return field;
        field = c.Metered is { } metered && e.Usage is { } usage
            ? Differs("quantity", metered.Quantity, usage.Quantity with { Value = usage.Requested })
            : Differs("credit_type", c.Charge?.Asset.CreditType, e.Asset?.CreditType)
                ?? Differs("amount", c.Charge?.Amount, (long?)e.Requested);
        return field
            ?? Differs("allow_partial", c.AllowPartial, e.AllowPartial)
            ?? Differs("occurred_at", c.OccurredAt, e.OccurredAt);
    }

    private static string? Differs<T>(string field, T asked, T recorded) =>
        EqualityComparer<T>.Default.Equals(asked, recorded) ? null : field;
}
