namespace Billing.StripeSandbox.Http;

/// <summary>Answers a list the way Stripe pages: newest first, by the ids of objects already seen.</summary>
internal static class Listing
{
    public static JsonObject Page(Call call, IEnumerable<JsonObject> oldestFirst, string url)
    {
        var limit = call.Params.MaybeNumber("limit") ?? 10;
        if (limit is < 1 or > 100) throw StripeRefusal.Invalid("limit must be between 1 and 100.", "limit");
        var all = oldestFirst.Reverse().ToList();
        var (after, before) = (call.Text("starting_after"), call.Text("ending_before"));
        if (after is not null && before is not null)
            throw StripeRefusal.Invalid("Only one of starting_after and ending_before may be given.", "ending_before");

        List<JsonObject> page;
        bool hasMore;
        if (before is not null)
        {
            var newer = all.Take(Place(all, before, "ending_before")).ToList();
            page = [.. newer.TakeLast((int)limit)];
            hasMore = newer.Count > page.Count;
        }
        else
        {
            var older = after is null ? all : all.Skip(Place(all, after, "starting_after") + 1).ToList();
            page = [.. older.Take((int)limit)];
            hasMore = older.Count > page.Count;
        }

        return Of(page, url, hasMore);
    }

    public static JsonObject Of(IEnumerable<JsonObject> page, string url, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. page.Select(item => item.DeepClone())]),
        ["has_more"] = hasMore,
        ["url"] = url,
    };

    /// <summary>Whether a time lies in a <c>created[gte]=…</c> range; a plain number means exactly it.</summary>
    public static bool InRange(JsonObject parameters, string name, long? value)
    {
        if (parameters.At(name) is null) return true;
        if (value is null) return false;
        if (parameters.MaybeNumber(name) is { } exact) return value == exact;
        return (parameters.MaybeNumber($"{name}.gt") is not { } gt || value > gt)
            && (parameters.MaybeNumber($"{name}.gte") is not { } gte || value >= gte)
            && (parameters.MaybeNumber($"{name}.lt") is not { } lt || value < lt)
            && (parameters.MaybeNumber($"{name}.lte") is not { } lte || value <= lte);
    }

    /// <summary>
    /// Whether an object's field is what a parameter of the same meaning asks for, where it is given.
    /// </summary>
    public static bool Matches(Call call, JsonObject item, string param, string? field = null) =>
        call.Params.At(param) is not { } wanted
        || (item.At(field ?? param) is { } actual && actual.ToJsonString() == wanted.ToJsonString());

    private static int Place(List<JsonObject> all, string id, string param)
    {
        var place = all.FindIndex(item => item.Text("id") == id);
        return place >= 0 ? place : throw StripeRefusal.BadReference("object in this list", id, param);
    }
}
