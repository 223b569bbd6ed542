using Billing.Api.Auth;

namespace Billing.Api.Problems;

/// <summary>The outermost layer: whatever happens inside, the client gets a problem and no details of ours.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Runs one request.</summary>
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
            if (Unanswered(http) is { } problem)
                await problem.ExecuteAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Of(http, fault).ExecuteAsync(http);
        }
    }

    // Routing answers with a bare status.
    private static Problem? Unanswered(HttpContext http) => http.Response switch
    {
        { HasStarted: true } or { ContentType: not null } => null,
        { StatusCode: StatusCodes.Status404NotFound } =>
            Problem.Of(ErrorTable.NotFound, "There is nothing at this path."),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } =>
            Problem.Of(ErrorTable.MethodNotAllowed, "This path does not take this method."),
        _ => null,
    };

    private Problem Of(HttpContext http, Exception fault)
    {
        if (fault is BadHttpRequestException bad)
        {
            return bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge =>
                    Problem.Of(ErrorTable.PayloadTooLarge, "The body is too large."),
                StatusCodes.Status408RequestTimeout =>
                    Problem.Of(ErrorTable.RequestTimeout, "The request took too long to arrive."),
                _ => Problem.Malformed("The request is not valid HTTP."),
            };
        }
        if (GrainFaults.Find(fault, ReadsOnly(http)) is { } known)
        {
            ApiLog.CallFailed(logger, known.Error.Code, fault);
            return known;
        }
        ApiLog.Unexpected(logger, http.TraceIdentifier, fault);
        return Problem.Of(ErrorTable.InternalError, "Something went wrong here; the log has it under this trace id.");
    }

    private static bool ReadsOnly(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        || http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>() is { ReadsOnly: true };
}
