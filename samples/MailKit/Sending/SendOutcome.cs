namespace MailKit.Sending;

/// <summary>What became of a send.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It went out.</summary>
    public sealed record Sent(string MessageId) : SendOutcome;

    /// <summary>There is no credit left.</summary>
    public sealed record NoCredits : SendOutcome;

    /// <summary>Billing knows no such customer.</summary>
    public sealed record NoCustomer : SendOutcome;

    /// <summary>The send's id belongs to another mail.</summary>
    public sealed record OtherMail : SendOutcome;

    /// <summary>The provider did not take it; it costs nothing.</summary>
    public sealed record NotTaken : SendOutcome;

    /// <summary>Whether it went out is not known yet. Its credit stays held; the same send goes on.</summary>
    public sealed record Unknown : SendOutcome;

    /// <summary>The provider did not take it, too often for one send.</summary>
    public sealed record Over : SendOutcome;
}
