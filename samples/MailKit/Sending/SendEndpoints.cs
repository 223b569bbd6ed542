using MailKit.Customers;

namespace MailKit.Sending;

/// <summary>Sends mails, and lets a visitor see what happens when the provider does not.</summary>
internal static class SendEndpoints
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 100;
    private const int LongestSubject = 250;
    private const int LongestHtml = 100_000;

    public static void MapSending(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/send", Send);
        routes.MapPost("/demo/mail-provider", SetProvider);
    }

    private static async Task<IResult> Send(SendRequest body, HttpContext http, Sender sender)
    {
        if (Speaker.Of(http, body.CustomerId) is not { } customer)
            return Speaker.Unknown();
        if (Wrong(body) is { } wrong)
            return Fault.Of(StatusCodes.Status400BadRequest, wrong);
        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey || key.Any(c => c is < ' ' or > '~'))
            return Fault.Of(
                StatusCodes.Status400BadRequest, $"An Idempotency-Key is at most {LongestKey} printable characters.");
        var sendId = key.Length == 0 ? Guid.NewGuid().ToString("N") : key;
        var mail = new Mail(body.To!.Trim(), body.Subject!.Trim(), body.Html!);
        return await sender.Send(customer, sendId, mail) switch
        {
            SendOutcome.Sent sent => Results.Ok(new SendAnswer(sent.MessageId)),
            SendOutcome.NoCredits => Fault.Of(
                StatusCodes.Status402PaymentRequired, "You have no e-mails left. Buy a top-up pack to go on sending."),
            SendOutcome.NotTaken => Fault.Of(
                StatusCodes.Status502BadGateway, "The mail provider did not take this e-mail. It was not charged; please try again."),
            SendOutcome.Unknown => Fault.Of(
                StatusCodes.Status503ServiceUnavailable,
                "It is not known yet whether this e-mail went out. Please try again."),
            SendOutcome.NoCustomer => Speaker.Unknown(),
            SendOutcome.OtherMail => Fault.Of(
                StatusCodes.Status422UnprocessableEntity, "This Idempotency-Key was used for another e-mail."),
            _ => Fault.Of(
                StatusCodes.Status409Conflict, "This e-mail was refused too often. Send it again as a new one."),
        };
    }

    private static IResult SetProvider(ProviderRequest body, HttpContext http)
    {
        if (http.RequestServices.GetService<FakeMailProvider>() is not { } fake)
            return Fault.Of(StatusCodes.Status404NotFound, "This is for the sample's own mail provider only.");
        fake.Fails = body.Fails;
        return Results.Ok(body);
    }

    private static string? Wrong(SendRequest body) =>
        !CustomerId.IsEmail(body.To?.Trim()) ? "Please enter the receiver's e-mail address."
        : string.IsNullOrWhiteSpace(body.Subject) ? "Please enter a subject."
        : body.Subject.Length > LongestSubject || body.Subject.Any(
            char.IsControl) ? "Please enter a shorter subject, on one line."
        : string.IsNullOrWhiteSpace(body.Html) ? "Please write something."
        : body.Html.Length > LongestHtml ? "This e-mail is too long." : null;
}

/// <summary>A mail to send.</summary>
internal sealed record SendRequest(string? CustomerId, string? To, string? Subject, string? Html);

/// <summary>The provider's id of a mail that was sent.</summary>
internal sealed record SendAnswer(string Id);

/// <summary>Whether the sample's own provider fails.</summary>
internal sealed record ProviderRequest(bool Fails);
