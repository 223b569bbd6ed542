using System.Diagnostics;
using System.Globalization;
using Billing.Api.Json;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Problems;

/// <summary>A refusal as RFC 9457 has it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">Code, sentence and the fields that the code has.</param>
internal sealed record Problem(int Status, ErrorReply Error) : IResult
{
    /// <summary>After how many seconds to try again, where that is not the same for all of the code.</summary>
    public int? RetryAfterS { get; init; }

    private const string ContentType = "application/problem+json";

    /// <summary>A body that is something else than JSON.</summary>
    public static readonly Problem NotJson = Malformed("The content type must be application/json.");

    /// <summary>A refusal from further inside.</summary>
    public static Problem Of(ErrorReply error) => new(ErrorTable.Of(error.Code).Status, error);

    /// <summary>A refusal of the edge itself.</summary>
    public static Problem Of(string code, string detail) => Of(new ErrorReply(code, detail));

    /// <summary>Well-formed, but not allowed as it is.</summary>
    public static Problem Invalid(string field, string detail) =>
        Of(new ErrorReply(RefusalCodes.InvalidRequest, detail) { Field = field });

    /// <summary>Not even well-formed.</summary>
    public static Problem Malformed(string detail, string? field = null) =>
        new(StatusCodes.Status400BadRequest, new ErrorReply(RefusalCodes.InvalidRequest, detail) { Field = field });

    /// <summary>What an account that does not exist answers, and what another's account answers.</summary>
    public static Problem NoAccount() => Of(RefusalCodes.AccountNotFound, "There is no such account.");

    /// <summary>Too many calls; <paramref name="waitS"/> is at least 1.</summary>
    public static Problem RateLimited(string detail, int waitS) =>
        Of(ErrorTable.RateLimited, detail) with { RetryAfterS = waitS };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, terms) = (httpContext.Response, ErrorTable.Of(Error.Code));
        response.StatusCode = Status;
        if ((RetryAfterS?.ToString(CultureInfo.InvariantCulture) ?? terms.RetryAfter) is { } seconds)
            response.Headers.RetryAfter = seconds;
        if (Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        var traceId = Activity.Current?.Id ?? httpContext.TraceIdentifier;
        JsonOutput.Send(response, ContentType, (this, terms, traceId), static (json, from) =>
            ProblemWriter.Write(json, from.Item1, from.terms, from.traceId));
        return Task.CompletedTask;
    }
}
