namespace Billing.StripeSandbox.Clock;

/// <summary>Test clocks: a time of their own for the customers on them and all that these own.</summary>
internal static class TestClockRoutes
{
    private const string Kind = "test_helpers.test_clock";
    private const string Url = "/v1/test_helpers/test_clocks";
    private const long LivesForSeconds = 30 * 24 * 60 * 60;

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create, "!frozen_time:whole name"),
        Route.List(Url, call => Listing.Page(call, call.Store.All(Kind), Url)),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, "test clock")),
        Route.Delete(Url + "/{id}", Delete),
        Route.Post(Url + "/{id}/advance", Advance, "!frozen_time:whole"),
    ];

    private static JsonObject Create(Call call)
    {
        var now = call.World.Now();
        return call.Store.Save(new JsonObject
        {
            ["id"] = Ids.New("clock_"),
            ["object"] = Kind,
            ["created"] = now,
            ["deletes_after"] = now + LivesForSeconds,
            ["frozen_time"] = call.Params.Number("frozen_time"),
            ["livemode"] = false,
            ["name"] = call.Text("name"),
            ["status"] = "ready",
            ["status_details"] = new JsonObject(),
        });
    }

    /// <summary>Answers "advancing", as Stripe does; a caller asks again until it reads "ready".</summary>
    private static JsonObject Advance(Call call)
    {
        var clock = call.Subject(Kind, "test clock");
        var until = call.Params.Number("frozen_time");
        if (until <= clock.Number("frozen_time"))
            throw StripeRefusal.Invalid("frozen_time must be after the clock's present time.", "frozen_time");
        clock["status"] = "advancing";
        call.Events.Emit("test_helpers.test_clock.advancing", clock);
        var answer = clock.Clone();
        call.World.Advance(clock, until);
        clock["status"] = "ready";
        call.Events.Emit("test_helpers.test_clock.ready", clock);
        return answer;
    }

    private static JsonObject Delete(Call call)
    {
        var clock = call.Subject(Kind, "test clock");
        var id = clock.Id();
        foreach (var customer in call.Store.All("customer")
            .Where(customer => customer.Text("_clock") == id && !customer.Flag("deleted")).ToList())
            Customers.CustomerRoutes.Delete(call.World, customer);
        call.Store.Forget(id);
        return new JsonObject { ["id"] = id, ["object"] = Kind, ["deleted"] = true };
    }
}
