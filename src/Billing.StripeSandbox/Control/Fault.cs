namespace Billing.StripeSandbox.Control;

/// <summary>What goes wrong with a call, because a test asked for it.</summary>
/// <param name="Kind">error, cut (the connection) or delay.</param>
/// <param name="When">before or after the effect.</param>
/// <param name="Status">The status of an error.</param>
/// <param name="IsKept">Whether an error is kept under the call's idempotency key, as Stripe keeps a 500.</param>
/// <param name="DelayMs">How long a delay lasts, in milliseconds.</param>
internal sealed record Fault(string Kind, string When, int Status, bool IsKept, long DelayMs)
{
    /// <summary>
    /// Answers in the handler's place; only an error that precedes the effect and is kept is that deep.
    /// </summary>
    public JsonObject? InsteadOfEffect() => Kind == "error" && When == "before" && IsKept ? throw Refusal() : null;

    /// <summary>The answer that is kept although the effect took place.</summary>
    public Reply? InsteadOfAnswer() => Kind == "error" && When == "after" && IsKept ? Reply.Of(Refusal()) : null;

    /// <summary>Strikes before the call is looked at. True if the call is over.</summary>
    public async Task<bool> StrikesBefore(HttpContext context)
    {
        if (When != "before" || IsKept || Kind == "delay") return false;
        await Strike(context);
        return true;
    }

    /// <summary>Strikes when the effect stands. True if the call is over.</summary>
    public async Task<bool> StrikesAfter(HttpContext context)
    {
        if (When != "after" || IsKept) return false;
        if (Kind == "delay")
        {
            await Wait(context);
            return false;
        }

        await Strike(context);
        return true;
    }

    /// <summary>Keeps a call with an idempotency key in flight.</summary>
    public Task Hold(HttpContext context) => Kind == "delay" && When == "before" ? Wait(context) : Task.CompletedTask;

    private static Task Strike(HttpContext context, StripeRefusal refusal) =>
        Pipeline.Write(context, Reply.Of(refusal));

    private Task Strike(HttpContext context)
    {
        if (Kind == "error") return Strike(context, Refusal());
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task Wait(HttpContext context)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(DelayMs), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up. The call goes on all the same, as it would at Stripe.
        }
    }

    private StripeRefusal Refusal() => Status == 429
        ? new(429, "invalid_request_error", "rate_limit", "Too many requests (a fault that was asked for).")
        : new(Status, "api_error", null, "The sandbox fails on request.");
}
