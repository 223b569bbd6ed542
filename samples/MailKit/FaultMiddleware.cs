using Billing.Client;

namespace MailKit;

/// <summary>A Billing that is away is said to be, and no more: its problem is for the log.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, ILogger<FaultMiddleware> logger)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BillingException fault) when (!http.Response.HasStarted)
        {
            MailKitLog.BillingAway(logger, fault.Code, fault);
            await Fault.Of(StatusCodes.Status503ServiceUnavailable, "Billing does not answer right now. Please try again.")
                .ExecuteAsync(http);
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            await Fault.Of(fault.StatusCode, "This request cannot be read.").ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
    }
}
