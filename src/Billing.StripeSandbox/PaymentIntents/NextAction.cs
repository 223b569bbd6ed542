namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>Where a payer is sent to answer his bank's question.</summary>
internal static class NextAction
{
    public static JsonObject Redirect(World world, JsonObject intent) => new()
    {
        ["redirect_to_url"] = new JsonObject
        {
            ["return_url"] = intent.Text("_return_url"),
            ["url"] = Url(world, intent),
        },
        ["type"] = "redirect_to_url",
    };

    public static string Url(World world, JsonObject intent) => $"{world.Options.PublicUrl}/bank/{intent.Id()}";
}
