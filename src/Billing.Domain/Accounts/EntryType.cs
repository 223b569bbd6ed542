namespace Billing.Domain.Accounts;

/// <summary>The kinds of ledger entry, as API.md lists them. The names are stored; the numbers are hashed. Neither changes.</summary>
public enum EntryType
{
    /// <summary>The account was opened, or its particulars changed.</summary>
    AccountUpdated = 1,

    /// <summary>Credits were granted, scheduled for later, or became effective.</summary>
    Grant = 2,

    /// <summary>Usage consumed credits or was counted.</summary>
    Debit = 3,

    /// <summary>What was left of a grant at its expiry.</summary>
    Expired = 4,

    /// <summary>An administrator moved the balance.</summary>
    Adjusted = 5,

    /// <summary>A new grant paid off what the account owed.</summary>
    DeficitRepaid = 6,
}

/// <summary>The stored names of entry types.</summary>
public static class EntryTypeNames
{
    /// <summary>The name that the ledger and the API print.</summary>
    public static string NameOf(EntryType type) => type switch
    {
        EntryType.AccountUpdated => "account_updated",
        EntryType.Grant => "grant",
        EntryType.Debit => "debit",
        EntryType.Expired => "expired",
        EntryType.Adjusted => "adjusted",
        EntryType.DeficitRepaid => "deficit_repaid",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an entry type"),
    };

    /// <summary>The type with this name, or null.</summary>
    public static EntryType? Find(string name) =>
        Enum.GetValues<EntryType>().Cast<EntryType?>().FirstOrDefault(type => NameOf(type!.Value) == name);
}
