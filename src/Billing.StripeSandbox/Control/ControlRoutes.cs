using Billing.StripeSandbox.Disputes;
using Billing.StripeSandbox.Events;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.Prices;
using Billing.StripeSandbox.Refunds;
using Billing.StripeSandbox.Webhooks;

namespace Billing.StripeSandbox.Control;

/// <summary>
/// What a test or an operator asks of the sandbox itself, under <c>/_sandbox/</c>: faults, time, the bank's and the
/// payer's side of things. It is no part of Stripe's API and takes no key.
/// </summary>
internal sealed class ControlRoutes(Faults faults, DeliveryMode mode)
{
    public IEnumerable<Route> All =>
    [
        Route.Post("/_sandbox/faults", AddFault,
            "!kind=error|cut|delay when=before|after status:whole kept:bool delay_ms:whole count:whole method path"),
        Route.Delete("/_sandbox/faults", _ => Done(faults.Clear)),
        Route.Post("/_sandbox/down", call =>
            Done(() => faults.GoDown(TimeSpan.FromSeconds(call.Params.Number("seconds")))), "!seconds:whole"),
        Route.Post("/_sandbox/time", Travel, "!advance_seconds:whole"),
        Route.Post("/_sandbox/webhooks", SetMode, "paused:bool shuffled:bool copies:whole"),
        Route.Post("/_sandbox/payment_intents/{id}/settle", Settle, "!succeeds:bool"),
        Route.Post("/_sandbox/charges/{id}/dispute", OpenDispute,
            "amount:whole reason=fraudulent|general|duplicate|product_not_received|subscription_canceled|unrecognized"),
        Route.Post("/_sandbox/disputes/{id}/close", CloseDispute, "!status=won|lost"),
        Route.Post("/_sandbox/refunds/{id}/fail", FailRefund),
        Route.Post("/_sandbox/prices", PriceRoutes.AddWithId,
            "!id !name !currency !unit_amount:whole interval=day|week|month|year"),
        Route.Post("/_sandbox/events", Emit, "!type !object"),
        Route.Post("/_sandbox/events/{id}/resend", Resend),
    ];

    private static JsonObject Done(Action work)
    {
        work();
        return new JsonObject { ["done"] = true };
    }

    private JsonObject AddFault(Call call)
    {
        var fault = new Fault(
            call.Params.Need("kind"),
            call.Text("when") ?? "before",
            (int)(call.Params.MaybeNumber("status") ?? 500),
            call.Params.Flag("kept"),
            call.Params.Number("delay_ms"));
        return Done(
            () => faults.Add(fault, call.Params.MaybeNumber("count") ?? 1, call.Text("method"), call.Text("path")));
    }

    private static JsonObject Travel(Call call)
    {
        var seconds = call.Params.Number("advance_seconds");
        if (seconds < 1) throw StripeRefusal.Invalid("Time goes forward only.", "advance_seconds");
        call.World.Travel(seconds);
        return new JsonObject { ["now"] = call.World.Now() };
    }

    private JsonObject SetMode(Call call)
    {
        if (call.Has("paused")) mode.Pause(call.Params.Flag("paused"));
        if (call.Has("shuffled")) mode.IsShuffled = call.Params.Flag("shuffled");
        if (call.Has("copies")) mode.Copies = (int)Math.Clamp(call.Params.Number("copies"), 1, 10);
        return new JsonObject
        {
            ["paused"] = mode.IsPaused,
            ["shuffled"] = mode.IsShuffled,
            ["copies"] = (long)mode.Copies,
        };
    }

    private static JsonObject Settle(Call call)
    {
        var intent = call.Subject("payment_intent", "payment_intent");
        if (intent.Text("status") != "processing") throw StripeRefusal.Invalid("This payment is not on its way.");
        Settlement.Do(call.World, intent, call.Params.Flag("succeeds"));
        return intent;
    }

    private static JsonObject OpenDispute(Call call)
    {
        var charge = call.Subject("charge", "charge");
        if (charge.Text("status") != "succeeded" || charge.Flag("disputed"))
            throw StripeRefusal.Invalid("Only a charge that succeeded can be disputed, once.");
        return DisputeLife.Open(
            call.World, charge, call.Params.MaybeNumber("amount"), call.Text("reason") ?? "fraudulent");
    }

    private static JsonObject CloseDispute(Call call)
    {
        var dispute = call.Subject("dispute", "dispute");
        DisputeLife.Close(call.World, dispute, call.Params.Need("status"));
        return dispute;
    }

    private static JsonObject FailRefund(Call call)
    {
        var refund = call.Subject("refund", "refund");
        if (refund.Text("status") != "succeeded")
            throw StripeRefusal.Invalid("Only a refund that succeeded can fail later.");
        RefundRoutes.Fail(call.World, refund);
        return refund;
    }

    /// <summary>Tells of an object as if something had happened to it: for types that nothing here causes.</summary>
    private static JsonObject Emit(Call call)
    {
        var type = call.Params.Need("type");
        if (!EventTypes.IsKnown(type) || type == "*")
            throw StripeRefusal.Invalid($"{type} is no event type.", "type");
        var subject = call.Store.Find(call.Params.Need("object"))
            ?? throw StripeRefusal.BadReference("object", call.Params.Need("object"), "object");
        call.Events.Emit(type, subject);
        return subject;
    }

    private static JsonObject Resend(Call call)
    {
        var stored = call.Store.Find(call.Path["id"]) ?? throw StripeRefusal.Missing("event", call.Path["id"]);
        stored.Remove("_failed");
        call.Events.Add(stored);
        return stored;
    }
}
