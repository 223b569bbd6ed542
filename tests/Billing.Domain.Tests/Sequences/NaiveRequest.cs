namespace Billing.Domain.Tests.Sequences;

/// <summary>A request as its caller sent it: the same request has the same fields (rules B2, B3).</summary>
internal static class NaiveRequest
{
    public static string[] Differences(AccountCommand a, AccountCommand b)
    {
        if (a.GetType() != b.GetType())
            return ["operation"];
        var (one, other) = (Fields(a), Fields(b));
        return [.. one.Keys.Union(other.Keys)
            .Where(name => one.GetValueOrDefault(name) != other.GetValueOrDefault(name))];
    }

    private static Dictionary<string, string?> Fields(AccountCommand command)
    {
        var fields = command switch
        {
            AccountCommand.Open c => new() { ["id"] = c.AccountId, ["email"] = c.Email, ["name"] = c.Name },
            AccountCommand.Update c => new() { ["email"] = c.Email, ["name"] = c.Name },
            AccountCommand.GrantCredits c => new()
            {
                ["credit_type"] = c.Asset.CreditType,
                ["amount"] = $"{c.Amount}",
                ["effective_at"] = c.Asked.EffectiveAt?.ToString(),
                ["expires"] = c.Asked.Expires,
                ["priority"] = $"{c.Priority}",
                ["category"] = $"{c.Category}",
            },
            AccountCommand.Adjust c => new()
            {
                ["credit_type"] = c.Asset.CreditType, ["amount"] = $"{c.Amount}", ["force"] = $"{c.Force}",
            },
            AccountCommand.Use c => Usage(c),
            _ => new Dictionary<string, string?>(),
        };
        fields["reason"] = command.Note.Reason;
        fields["metadata"] = command.Note.Metadata;
        return fields;
    }

    private static Dictionary<string, string?> Credits(Demand.Credits credits) =>
        new() { ["credit_type"] = credits.Asset.CreditType, ["amount"] = $"{credits.Amount}" };

    // Metered usage says how much was used; what that costs is the catalog's business.
    private static Dictionary<string, string?> Usage(AccountCommand.Use c)
    {
        var fields = c.Demand is Demand.Metered metered
            ? new Dictionary<string, string?> { ["meter"] = metered.Meter, ["quantity"] = $"{metered.Quantity.Value}" }
            : Credits((Demand.Credits)c.Demand);
        fields["allow_partial"] = $"{c.AllowPartial}";
        fields["occurred_at"] = c.OccurredAt?.ToString();
        return fields;
    }
}
