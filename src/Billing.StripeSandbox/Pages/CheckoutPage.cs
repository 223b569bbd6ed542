using Billing.StripeSandbox.Checkout;
using Billing.StripeSandbox.PaymentIntents;

namespace Billing.StripeSandbox.Pages;

/// <summary>The hosted page of a checkout session.</summary>
internal static class CheckoutPage
{
    public static void Map(IEndpointRouteBuilder endpoints, World world)
    {
        endpoints.MapGet("/c/pay/{id}", (string id) => world.Run(() => Show(world, id, null)));
        endpoints.MapPost("/c/pay/{id}", async (string id, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return world.Run(() => Submit(world, id, form));
        });
    }

    /// <summary>Where the visitor goes from a session that is complete.</summary>
    public static IResult Return(JsonObject session)
    {
        var url = session.Text("success_url") ?? session.Text("return_url");
        return url is null
            ? Html.Page("Done", """<h1>Done</h1><section class="done">Thank you. You can close this page.</section>""")
            : Results.Redirect(
                url.Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal), permanent: false);
    }

    private static IResult Submit(World world, string id, IFormCollection form)
    {
        if (Find(world, id) is not { } session) return Missing();
        if (session.Text("status") != "open") return Show(world, id, null);
        if (MethodPicker.Read(form) is not { } method)
            return Show(world, id, "Only test cards work here; use one of the buttons.");
        if (session.Texts("payment_method_types").All(type => type != method.Type))
            return Show(world, id, "This way of payment is not offered here.");
        var email = session.Text("customer_details.email") ?? session.Text("customer_email")
            ?? form["email"].ToString().Trim();
        if (email.Length == 0) return Show(world, id, "An e-mail address is needed.");
        var refusal = SessionLife.Submit(world, session, method, email, form["name"].ToString().Trim());
        if (refusal is not null) return Show(world, id, refusal.Message);
        if (session.Text("status") == "complete") return Return(session);
        var waiting = world.Store.Find((session.Text("mode") == "setup" || session.Number("amount_total") == 0
            ? session.Text("_setup") : session.Text("_intent"))!)!;
        return Results.Redirect(NextAction.Url(world, waiting));
    }

    public static IResult Show(World world, string id, string? error)
    {
        if (Find(world, id) is not { } session) return Missing();
        if (session.Text("status") == "complete")
            return Html.Page("Done", """<h1>Done</h1><section class="done">This checkout is complete.</section>""");
        if (session.Text("status") == "expired")
            return Html.Gone("Expired", "This checkout has expired. Go back to the shop and begin again.");

        var (currency, total) = (session.Text("currency"), session.Number("amount_total"));
        var lines = string.Concat(session.Items("_lines").Select(line =>
            $"<tr><td>{Html.Text(line.Text("description"))}<br><span class=\"soft\">{Quantity(line)}</span></td>"
            + $"<td>{Html.Money(line.Number("amount_total"), currency)}{Interval(line)}</td></tr>"));
        var title = session.Text(
            "mode") switch { "setup" => "Save a payment method", "subscription" => "Subscribe", _ => "Pay" };
        var button = total > 0 ? $"{title} {Html.Money(total, currency)}" : title;
        var cancel = session.Text("cancel_url") is { } url ? $"<p><a href=\"{Html.Text(url)}\">← Back</a></p>" : "";
        return Html.Page(title, $"""
            {cancel}<h1>{title}</h1>{(session.Text("mode") == "setup" ? "" : Html.Big(total, currency))}
            {Html.Error(error)}
            {(lines.Length == 0 ? "" : $"<section><h2>Your order</h2><table>{lines}</table></section>")}
            <section><h2>Payment</h2><form method="post">{EmailField(session)}
            <label for="name">Name</label>
            <input id="name" name="name" autocomplete="name" value="{Html.Text(session.Text("customer_details.name"))}">
            {MethodPicker.Render(button)}</form></section>
            """, error is null ? 200 : 402);
    }

    private static string EmailField(JsonObject session) =>
        (session.Text("customer_details.email") ?? session.Text("customer_email")) is { } known
            ? $"<p class=\"soft\">{Html.Text(known)}</p>"
            : """<label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="email">""";

    private static string Quantity(JsonObject line) =>
        line.MaybeNumber("quantity") is { } quantity ? $"Quantity {quantity}" : "Billed by usage";

    private static string Interval(JsonObject line) =>
        line.Text("price.recurring.interval") is { } interval
            ? $" <span class=\"soft\">per {Html.Text(interval)}</span>" : "";

    private static JsonObject? Find(World world, string id) => world.Store.Find("checkout.session", id);

    private static IResult Missing() => Html.Gone("Not found", "There is no such checkout.");
}
