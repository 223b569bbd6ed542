using Billing.Client;

namespace MailKit;

/// <summary>What Billing could not do is said in a sentence, and no more: its problem is for the log.</summary>
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
            await Of(fault).ExecuteAsync(http);
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

    // A refusal that nobody here expected is a mistake in the set-up; trying again does not help.
    private static IResult Of(BillingException fault) => fault.Problem.Status is 0 or >= 500
        ? Fault.Of(StatusCodes.Status503ServiceUnavailable, "Billing does not answer right now. Please try again.")
        : Fault.Of(StatusCodes.Status500InternalServerError, "This does not work right now. We have been told.");
}
