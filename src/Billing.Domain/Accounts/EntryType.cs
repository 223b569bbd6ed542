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

    /// <summary>A part of a grant's rest lives on in a new grant.</summary>
    RolledOver = 7,

    /// <summary>The rest of a grant that may roll over no more.</summary>
    RolloverForfeited = 8,

    /// <summary>A reservation was made.</summary>
    Reserved = 9,

    /// <summary>Usage of a reservation was settled.</summary>
    Captured = 10,

    /// <summary>A reservation was given up.</summary>
    Released = 11,

    /// <summary>A reservation came to its end.</summary>
    ReservationExpired = 12,

    /// <summary>A reservation lasts longer.</summary>
    Extended = 13,

    /// <summary>Usage was taken back.</summary>
    Reversed = 14,

    /// <summary>Credits were taken back because the money went back.</summary>
    ClawedBack = 15,

    /// <summary>Credits cannot be spent until a dispute is decided.</summary>
    Frozen = 16,

    /// <summary>Frozen credits can be spent again.</summary>
    Unfrozen = 17,

    /// <summary>The rest of a grant was taken back.</summary>
    Voided = 18,

    /// <summary>Usage of a period that is billed afterwards.</summary>
    Overage = 19,

    /// <summary>The plan changed, or will at the next renewal.</summary>
    PlanChanged = 20,

    /// <summary>A period ended; its usage record.</summary>
    PeriodClosed = 21,
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
        EntryType.RolledOver => "rolled_over",
        EntryType.RolloverForfeited => "rollover_forfeited",
        EntryType.Reserved => "reserved",
        EntryType.Captured => "captured",
        EntryType.Released => "released",
        EntryType.ReservationExpired => "reservation_expired",
        EntryType.Extended => "extended",
        EntryType.Reversed => "reversed",
        EntryType.ClawedBack => "clawed_back",
        EntryType.Frozen => "frozen",
        EntryType.Unfrozen => "unfrozen",
        EntryType.Voided => "voided",
        EntryType.Overage => "overage",
        EntryType.PlanChanged => "plan_changed",
        EntryType.PeriodClosed => "period_closed",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an entry type"),
    };

    /// <summary>The type with this name, or null.</summary>
    public static EntryType? Find(string name) =>
        Enum.GetValues<EntryType>().Cast<EntryType?>().FirstOrDefault(type => NameOf(type!.Value) == name);
}
