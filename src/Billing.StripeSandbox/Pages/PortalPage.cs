using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Portal;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Pages;

/// <summary>
/// The portal: a customer sees his subscriptions, payment methods and invoices, and changes what he may.
/// </summary>
internal static class PortalPage
{
    public static void Map(IEndpointRouteBuilder endpoints, World world)
    {
        endpoints.MapGet("/p/session/{secret}", (string secret) => world.Run(() => Show(world, secret, null)));
        endpoints.MapPost("/p/session/{secret}", async (string secret, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return world.Run(
                () => Find(world, secret) is { } session ? PortalActions.Do(world, session, form) : Missing());
        });
    }

    public static IResult Show(World world, string secret, string? error)
    {
        if (Find(world, secret) is not { } session) return Missing();
        var customer = world.Store.Find(session.Need("customer"))!;
        if (customer.Flag("deleted")) return Missing();
        var back = session.Text("return_url") is { } url ? $"<p><a href=\"{Html.Text(url)}\">← Back</a></p>" : "";
        return Html.Page("Billing", $"""
            {back}<h1>Billing</h1>
            <p class="soft">{Html.Text(customer.Text("name") ?? customer.Text("email"))}</p>{Html.Error(error)}
            <section><h2>Subscriptions</h2>{Subscriptions(world, customer)}</section>
            <section><h2>Payment methods</h2>{Methods(world, customer)}</section>
            <section><h2>Add a payment method</h2><form method="post">
            <input type="hidden" name="action" value="add">{MethodPicker.Render("Save")}</form></section>
            <section><h2>Invoices</h2>{Invoices(world, customer)}</section>
            """, error is null ? 200 : 402);
    }

    private static string Subscriptions(World world, JsonObject customer) => Rows(
        world.Store.All("subscription")
            .Where(one => one.Text("customer") == customer.Id() && Ending.IsLive(one)), "No subscription.", one =>
        {
            var names = string.Join(", ", one.Items("items.data")
                .Select(item => Html.Text(world.Store.Find(item.Need("price.product"))?.Text("name"))));
            var isEnding = one.Flag("cancel_at_period_end");
            var end = Html.Date(SubscriptionRecord.PeriodEnd(one));
            var button = isEnding ? Button("resume", one.Id(), "Keep it") : Button("cancel", one.Id(), "Cancel");
            return $"<tr><td>{names}<br><span class=\"soft\">{Html.Text(one.Text("status"))}, "
                + $"{(isEnding ? "ends" : "renews")} {end}</span></td><td>{button}</td></tr>";
        });

    private static string Methods(World world, JsonObject customer)
    {
        var preferred = customer.Text("invoice_settings.default_payment_method");
        return Rows(
            world.Store.All("payment_method").Where(one => one.Text("customer") == customer.Id()), "None yet.", one =>
            {
                var (mark, button) = one.Id() == preferred
                    ? (" <span class=\"soft\">(default)</span>", "")
                    : ("", Button("default", one.Id(), "Make default"));
                return $"<tr><td>{MethodPicker.Describe(one)}{mark}</td>"
                    + $"<td>{button} {Button("remove", one.Id(), "Remove")}</td></tr>";
            });
    }

    private static string Invoices(World world, JsonObject customer) => Rows(
        world.Store.All("invoice").Where(one => one.Text("customer") == customer.Id() && !one.IsDraft())
            .Reverse(), "No invoice.", one =>
            $"<tr><td><a href=\"{Html.Text(one.Text("hosted_invoice_url"))}\">{Html.Text(one.Text("number"))}</a><br>"
            + $"<span class=\"soft\">{Html.Date(one.MaybeNumber("created"))}, "
            + $"{Html.Text(one.Text("status"))}</span></td>"
            + $"<td>{Html.Money(one.Number("total"), one.Text("currency"))}</td></tr>");

    private static string Rows(IEnumerable<JsonObject> rows, string none, Func<JsonObject, string> row)
    {
        var all = string.Concat(rows.Select(row));
        return all.Length == 0 ? $"<p class=\"soft\">{none}</p>" : $"<table>{all}</table>";
    }

    private static string Button(string action, string id, string label) =>
        $"<form class=\"inline\" method=\"post\"><input type=\"hidden\" name=\"id\" value=\"{Html.Text(id)}\">"
        + $"<button class=\"plain\" name=\"action\" value=\"{action}\">{label}</button></form>";

    private static JsonObject? Find(World world, string secret) =>
        world.Store.All(PortalRoutes.Kind).FirstOrDefault(session => session.Text("_page") == secret);

    private static IResult Missing() => Html.Gone("Not found", "There is no such page, or it is no longer valid.");
}
