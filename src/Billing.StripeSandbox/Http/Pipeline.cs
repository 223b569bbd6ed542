using Billing.StripeSandbox.Control;

namespace Billing.StripeSandbox.Http;

/// <summary>
/// The way of every API call: authentication, faults asked for, version, parameters, idempotency, the handler in its
/// turn, the answer. What precedes the idempotency layer (401, 429, unknown parameters) is never kept under a key.
/// </summary>
internal sealed class Pipeline(World world, IdempotencyKeys keys, Faults faults)
{
    public async Task Run(HttpContext context, Route route)
    {
        var requestId = Ids.New("req_", 14);
        context.Response.Headers["Request-Id"] = requestId;
        var fault = faults.Take(context.Request.Method, context.Request.Path);
        if (fault is not null && await fault.StrikesBefore(context)) return;
        Reply reply;
        try
        {
            reply = await Answer(context, route, requestId, fault);
        }
        catch (StripeRefusal refusal)
        {
            reply = Reply.Of(refusal);
        }

        if (fault is not null && await fault.StrikesAfter(context)) return;
        await Write(context, reply);
    }

    /// <summary>A call of the sandbox's own paths: no key, no faults, no idempotency.</summary>
    public async Task RunControl(HttpContext context, Route route)
    {
        Reply reply;
        try
        {
            var raw = await RawParameters.Read(context.Request);
            var train = ApiVersion.Train(world.Options.DefaultApiVersion);
            var typed = ParameterCheck.Read(raw, route.Table, train);
            var path = Path(context);
            reply = world.Run(() => Reply.Of(Rendering.Public(route.Handle(new Call(world, typed, path, train)))));
        }
        catch (StripeRefusal refusal)
        {
            reply = Reply.Of(refusal);
        }

        await Write(context, reply);
    }

    public static Task RefuseUnknownPath(HttpContext context) => Write(context, Reply.Of(new StripeRefusal(
        404, "invalid_request_error", null,
        $"Unrecognized request URL ({context.Request.Method}: {context.Request.Path}).")));

    public static async Task Write(HttpContext context, Reply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        if (reply.IsReplayed) context.Response.Headers["Idempotent-Replayed"] = "true";
        if (reply.Status is 409) context.Response.Headers["Stripe-Should-Retry"] = "true";
        await context.Response.WriteAsync(reply.Body);
    }

    private async Task<Reply> Answer(HttpContext context, Route route, string requestId, Fault? fault)
    {
        var request = context.Request;
        Authentication.Check(request, world.Options.SecretKey);
        var version = Version(request);
        context.Response.Headers["Stripe-Version"] = version;
        var raw = await RawParameters.Read(request);
        var train = ApiVersion.Train(version);
        var typed = ParameterCheck.Read(raw, route.Table, train);
        var key = request.Method == "POST" ? request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length == 0)
        {
            if (fault is not null) await fault.Hold(context);
            return Execute(context, route, typed, train, requestId, null, "", fault);
        }

        context.Response.Headers["Idempotency-Key"] = key;
        var fingerprint = IdempotencyKeys.Fingerprint(request.Method, request.Path, raw);
        if (keys.Enter(key, fingerprint) is { } kept) return kept;
        try
        {
            if (fault is not null) await fault.Hold(context);
            return Execute(context, route, typed, train, requestId, key, fingerprint, fault);
        }
        finally
        {
            keys.Leave(key);
        }
    }

    private Reply Execute(
        HttpContext context, Route route, JsonObject typed, string train, string requestId, string? key,
        string fingerprint, Fault? fault) =>
        world.Run(() =>
        {
            world.Request = (requestId, key);
            var path = Path(context);
            Reply reply;
            try
            {
                var answer = fault?.InsteadOfEffect() ?? route.Handle(new Call(world, typed, path, train)).Clone();
                Expansion.Apply(world, answer, typed.Texts("expand"));
                reply = Reply.Of(Rendering.Public(answer, train));
            }
            catch (StripeRefusal refusal)
            {
                reply = Reply.Of(Rendered(refusal, train), refusal.Status);
            }

            reply = fault?.InsteadOfAnswer() ?? reply;
            if (key is not null) keys.Keep(key, fingerprint, reply);
            return reply;
        });

    private static Dictionary<string, string> Path(HttpContext context) =>
        context.Request.RouteValues.ToDictionary(value => value.Key, value => (string)value.Value!);

    private static JsonObject Rendered(StripeRefusal refusal, string train) => Rendering.Public(refusal.Body(), train);

    private string Version(HttpRequest request)
    {
        var asked = request.Headers["Stripe-Version"].ToString();
        if (asked.Length == 0) return world.Options.DefaultApiVersion;
        return ApiVersion.Known.Contains(asked)
            ? asked
            : throw StripeRefusal.Invalid(
                $"The sandbox speaks {string.Join(" and ", ApiVersion.Known)}, not '{asked}'.");
    }
}
