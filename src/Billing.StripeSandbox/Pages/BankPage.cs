using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.SetupIntents;

namespace Billing.StripeSandbox.Pages;

/// <summary>The page of a payer's bank, where he confirms or refuses (3-D Secure).</summary>
internal static class BankPage
{
    public static void Map(IEndpointRouteBuilder endpoints, World world)
    {
        endpoints.MapGet("/bank/{id}", (string id) => world.Run(() => Show(world, id)));
        endpoints.MapPost("/bank/{id}", async (string id, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return world.Run(() => Answer(world, id, form["answer"] == "confirm"));
        });
    }

    private static IResult Show(World world, string id)
    {
        if (Waiting(world, id) is not { } intent)
            return Html.Gone("Nothing to confirm", "There is nothing to confirm here, or it was answered before.");
        var what = intent.Text("object") == "setup_intent"
            ? "A shop wants to save this card for later payments."
            : $"A shop asks for {Html.Money(intent.Number("amount"), intent.Text("currency"))}.";
        return Html.Page("Your bank", $"""
            <h1>Your bank asks</h1><section><p>{what} Is it you?</p><form method="post">
            <button name="answer" value="confirm">Yes, it is me</button>
            <button class="plain" name="answer" value="refuse">No</button></form></section>
            """);
    }

    private static IResult Answer(World world, string id, bool isConfirmed)
    {
        if (Waiting(world, id) is not { } intent) return Html.Gone("Nothing to confirm", "This was answered before.");
        var refusal = intent.Text("object") == "setup_intent"
            ? SetupIntent.Answered(world, intent, isConfirmed)
            : Confirmation.Answered(world, intent, isConfirmed);
        if (intent.Text("_session") is { } sessionId && world.Store.Find(sessionId) is { } session)
        {
            if (intent.Text("object") == "setup_intent") Checkout.SessionLife.SetupEnded(world, session, intent);
            return session.Text("status") == "complete"
                ? CheckoutPage.Return(session)
                : CheckoutPage.Show(world, sessionId, refusal?.Message);
        }

        if (intent.Text("_page") is { } portal)
        {
            if (refusal is null)
                PortalActions.MakeDefault(
                    world, world.Store.Find(intent.Need("customer"))!, intent.Need("payment_method"));
            return Results.Redirect($"{world.Options.PublicUrl}/p/session/{portal}");
        }

        if (intent.Text("_return_url") is { } url)
        {
            var name = intent.Text("object");
            var mark = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            return Results.Redirect(
                $"{url}{mark}{name}={id}&{name}_client_secret={intent.Text("client_secret")}"
                + $"&redirect_status={(refusal is null ? "succeeded" : "failed")}");
        }

        if (intent.Text("_invoice") is { } invoice) return Results.Redirect($"{world.Options.PublicUrl}/i/{invoice}");
        return Html.Page("Answered", refusal is null
            ? """<h1>Confirmed</h1><section class="done">Thank you. You can close this page.</section>"""
            : """<h1>Refused</h1><section>The payment was refused. You can close this page.</section>""");
    }

    private static JsonObject? Waiting(World world, string id) =>
        world.Store.Find(id) is { } intent && intent.Text("object") is ("payment_intent" or "setup_intent")
            && intent.Text("status") == "requires_action"
            ? intent
            : null;
}
