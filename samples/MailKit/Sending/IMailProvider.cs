namespace MailKit.Sending;

/// <summary>Whoever brings mails to their receivers.</summary>
internal interface IMailProvider
{
    /// <summary>The provider's name, for the ledger.</summary>
    string Name { get; }

    /// <summary>
    /// Sends a mail and answers the provider's id of it, or null where the provider did not take it. The same send id
    /// is the
    /// same mail: it goes out once, and its id is answered again.
    /// </summary>
    Task<string?> Send(string sendId, Mail mail, CancellationToken cancellation);
}

/// <summary>A mail.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">Its text.</param>
internal sealed record Mail(string To, string Subject, string Html);

/// <summary>Chooses the provider.</summary>
internal static class MailProviders
{
    /// <summary>Resend where there is a key for it; otherwise one that keeps what it is given.</summary>
    public static IServiceCollection AddMailProvider(this IServiceCollection services, MailKitSettings settings)
    {
        if (settings.ResendKey is null)
            return services.AddSingleton<FakeMailProvider>().AddSingleton<IMailProvider>(
                p => p.GetRequiredService<FakeMailProvider>());
        return services.AddSingleton<IMailProvider, ResendMailProvider>();
    }
}
