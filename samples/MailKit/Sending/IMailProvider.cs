namespace MailKit.Sending;

/// <summary>Whoever brings mails to their receivers.</summary>
internal interface IMailProvider
{
    /// <summary>The provider's name, for the ledger.</summary>
    string Name { get; }

    /// <summary>
    /// Sends a mail. The same key is the same mail: it goes out once, and its id is answered again. All customers' keys
    /// share one space, so a customer's own id never is one.
    /// </summary>
    Task<MailResult> Send(string key, Mail mail, CancellationToken cancellation);
}

/// <summary>A mail.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">Its text.</param>
internal sealed record Mail(string To, string Subject, string Html);

/// <summary>What the provider made of a mail.</summary>
internal abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>It took the mail.</summary>
    /// <param name="MessageId">Its id of the mail.</param>
    public sealed record Taken(string MessageId) : MailResult;

    /// <summary>It surely did not.</summary>
    public sealed record Refused : MailResult;

    /// <summary>The mail is under way, or nobody knows. The same key tells later.</summary>
    public sealed record Unknown : MailResult;
}

/// <summary>Chooses the provider.</summary>
internal static class MailProviders
{
    /// <summary>Resend where there is a key for it; otherwise one that keeps what it is given.</summary>
    public static IServiceCollection AddMailProvider(this IServiceCollection services, MailKitSettings settings)
    {
        if (settings.ResendKey is null)
            return services.AddSingleton<FakeMailProvider>().AddSingleton<IMailProvider>(
                p => p.GetRequiredService<FakeMailProvider>());
        return services.AddSingleton<IMailProvider>(new ResendMailProvider(settings));
    }
}
