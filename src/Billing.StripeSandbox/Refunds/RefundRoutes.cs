namespace Billing.StripeSandbox.Refunds;

/// <summary>Refunds: money back, whole or in parts, never more than was paid.</summary>
internal static class RefundRoutes
{
    private const string Url = "/v1/refunds";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "amount:whole charge payment_intent metadata:map reason=duplicate|fraudulent|requested_by_customer "
            + "~instructions_email ~refund_application_fee:bool ~reverse_transfer:bool ~origin"),
        Route.List(Url, List, "charge payment_intent created:range"),
        Route.Get(Url + "/{id}", call => call.Subject("refund", "refund")),
        Route.Post(Url + "/{id}", Update, "metadata:map"),
    ];

    private static JsonObject Create(Call call)
    {
        var charge = Charge(call);
        var left = charge.Number("amount_captured") - charge.Number("amount_refunded");
        if (charge.Text("status") != "succeeded")
            throw StripeRefusal.Invalid("Only a charge that succeeded can be refunded.", "charge");
        if (left == 0)
            throw StripeRefusal.Invalid(
                $"Charge {charge.Id()} has already been refunded.", null, "charge_already_refunded");
        if (charge.Flag("disputed"))
            throw StripeRefusal.Invalid(
                $"Charge {charge.Id()} is disputed and cannot be refunded.", null, "charge_disputed");
        var amount = call.Params.MaybeNumber("amount") ?? left;
        if (amount < 1 || amount > left)
            throw StripeRefusal.Invalid(
                $"The amount must be between 1 and the {left} that are left of the charge.", "amount");

        return Add(call.World, charge, amount, call.Text("reason"), Metadata.Of(call.Params));
    }

    public static JsonObject Add(World world, JsonObject charge, long amount, string? reason, JsonObject metadata)
    {
        var refund = world.Store.Save(new JsonObject
        {
            ["id"] = Ids.New("re_"),
            ["object"] = "refund",
            ["amount"] = amount,
            ["balance_transaction"] = null,
            ["charge"] = charge.Id(),
            ["created"] = world.Now(charge),
            ["currency"] = charge.Need("currency"),
            ["destination_details"] = new JsonObject { ["type"] = charge.Text("payment_method_details.type") },
            ["metadata"] = metadata,
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = reason,
            ["receipt_number"] = null,
            ["source_transfer_reversal"] = null,
            ["status"] = "succeeded",
            ["transfer_reversal"] = null,
            ["_clock"] = charge.Text("_clock"),
        });
        var before = charge.Clone();
        charge["amount_refunded"] = charge.Number("amount_refunded") + amount;
        charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount_captured");
        world.Events.Emit("refund.created", refund);
        world.Events.Emit("charge.refunded", charge, Difference.Of(before, charge));
        return refund;
    }

    /// <summary>The bank sends a refund back: the money is with us again.</summary>
    public static void Fail(World world, JsonObject refund)
    {
        var charge = world.Store.Find(refund.Need("charge"))!;
        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        charge["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount");
        charge["refunded"] = false;
        world.Store.Save(charge);
        world.Events.Emit("refund.failed", refund);
        world.Events.Emit("refund.updated", refund, new JsonObject { ["status"] = "succeeded" });
        world.Events.Emit("charge.refund.updated", refund, new JsonObject { ["status"] = "succeeded" });
    }

    public static JsonObject ListOf(World world, JsonObject charge) => Listing.Of(
        world.Store.All("refund").Where(refund => refund.Text("charge") == charge.Id())
            .Reverse(), $"/v1/charges/{charge.Id()}/refunds");

    private static JsonObject Charge(Call call)
    {
        if (call.Refer("charge", "charge", "charge") is { } charge) return charge;
        var intent = call.Refer("payment_intent", "payment_intent", "payment_intent")
            ?? throw StripeRefusal.Invalid(
                "One of charge and payment_intent must be given.", "charge", "parameter_missing");
        return intent.Text("latest_charge") is { } id
            ? call.Store.Find(id)!
            : throw StripeRefusal.Invalid("The intent has no charge to refund.", "payment_intent");
    }

    private static JsonObject Update(Call call)
    {
        var refund = call.Subject("refund", "refund");
        call.Events.Update("refund.updated", refund, () => Metadata.Merge(refund, call.Params));
        return refund;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All("refund").Where(refund => Listing.Matches(call, refund, "charge")
            && Listing.Matches(call, refund, "payment_intent")
            && Listing.InRange(call.Params, "created", refund.MaybeNumber("created"))),
        Url);
}
