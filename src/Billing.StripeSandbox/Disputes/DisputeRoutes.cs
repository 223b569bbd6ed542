namespace Billing.StripeSandbox.Disputes;

/// <summary>Disputes: read, answer with evidence, give in.</summary>
internal static class DisputeRoutes
{
    private const string Url = "/v1/disputes";

    public static IEnumerable<Route> All =>
    [
        Route.List(Url, List, "charge payment_intent created:range"),
        Route.Get(Url + "/{id}", call => call.Subject("dispute", "dispute")),
        Route.Post(Url + "/{id}", Update,
            "evidence{uncategorized_text? product_description? customer_name?} metadata:map submit:bool"),
        Route.Post(Url + "/{id}/close", Close),
    ];

    /// <summary>The texts winning_evidence and losing_evidence, once submitted, end the dispute as they say.</summary>
    private static JsonObject Update(Call call)
    {
        var dispute = call.Subject("dispute", "dispute");
        call.Events.Update("charge.dispute.updated", dispute, () =>
        {
            foreach (var (name, value) in call.Params.Object("evidence") ?? [])
                dispute.Object("evidence")![name] = value?.DeepClone();
            Metadata.Merge(dispute, call.Params);
            dispute.Object("evidence_details")!["has_evidence"] = dispute.Object("evidence")!.Count > 0;
            if (!call.Has("submit") || call.Params.Flag("submit")) dispute["status"] = "under_review";
        });
        if (dispute.Text("status") != "under_review") return dispute;
        var evidence = dispute.Text("evidence.uncategorized_text");
        if (evidence == "winning_evidence") DisputeLife.Close(call.World, dispute, "won");
        if (evidence == "losing_evidence") DisputeLife.Close(call.World, dispute, "lost");
        return dispute;
    }

    private static JsonObject Close(Call call)
    {
        var dispute = call.Subject("dispute", "dispute");
        DisputeLife.Close(call.World, dispute, "lost");
        return dispute;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All("dispute").Where(dispute => Listing.Matches(call, dispute, "charge")
            && Listing.Matches(call, dispute, "payment_intent")
            && Listing.InRange(call.Params, "created", dispute.MaybeNumber("created"))),
        Url);
}
