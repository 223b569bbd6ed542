namespace Billing.StripeSandbox.Disputes;

/// <summary>A payer's bank takes money back, and gives it back again if we win.</summary>
internal static class DisputeLife
{
    private const long AnswerWithinSeconds = 7 * 24 * 60 * 60;

    public static JsonObject Open(World world, JsonObject charge, long? amount, string reason)
    {
        var now = world.Now(charge);
        var dispute = new JsonObject
        {
            ["id"] = Ids.New("dp_"),
            ["object"] = "dispute",
            ["amount"] = amount ?? charge.Number("amount") - charge.Number("amount_refunded"),
            ["balance_transactions"] = new JsonArray(),
            ["charge"] = charge.Id(),
            ["created"] = now,
            ["currency"] = charge.Need("currency"),
            ["enhanced_eligibility_types"] = new JsonArray(),
            ["evidence"] = new JsonObject(),
            ["evidence_details"] = new JsonObject
            {
                ["due_by"] = now
                    + AnswerWithinSeconds, ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0L,
            },
            ["is_charge_refundable"] = false,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = reason,
            ["status"] = "needs_response",
            ["_clock"] = charge.Text("_clock"),
        };
        charge["disputed"] = true;
        world.Store.Save(charge);
        world.Events.Emit("charge.dispute.created", dispute);
        world.Events.Emit("charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    /// <summary>Ends a dispute: <c>won</c> brings the money back, <c>lost</c> does not.</summary>
    public static void Close(World world, JsonObject dispute, string status)
    {
        var before = dispute.Text("status");
        if (before is "won" or "lost") throw StripeRefusal.Invalid("This dispute is already closed.");
        dispute["status"] = status;
        world.Events.Emit("charge.dispute.updated", dispute, new JsonObject { ["status"] = before });
        world.Events.Emit("charge.dispute.closed", dispute);
        if (status == "won") world.Events.Emit("charge.dispute.funds_reinstated", dispute);
    }
}
