namespace Billing.Api.BillingPage;

/// <summary>Sends a browser on after a form.</summary>
internal static class SeeOtherResults
{
    /// <summary>303 to an address.</summary>
    public static IResult SeeOther(this IResultExtensions _, string url) => new SeeOtherResult(url);

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Task.CompletedTask;
        }
    }
}
