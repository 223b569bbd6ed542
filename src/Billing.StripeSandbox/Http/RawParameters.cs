namespace Billing.StripeSandbox.Http;

/// <summary>Reads the parameters of a call: the query of a GET, the form body of the others.</summary>
internal static class RawParameters
{
    public static async Task<JsonObject> Read(HttpRequest request)
    {
        var pairs = request.Query.SelectMany(
            field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""));
        if (request.Method != "GET" && request.ContentLength is not (null or 0))
        {
            if (!request.HasFormContentType)
                throw StripeRefusal.Invalid("The body must be application/x-www-form-urlencoded.");
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            pairs = pairs.Concat(
                form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")));
        }

        return BracketForm.Read(pairs);
    }
}
