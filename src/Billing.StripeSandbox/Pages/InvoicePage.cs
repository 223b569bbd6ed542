using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.Pages;

/// <summary>The hosted page of an invoice, where an open one can be paid, and the receipt of a charge.</summary>
internal static class InvoicePage
{
    public static void Map(IEndpointRouteBuilder endpoints, World world)
    {
        endpoints.MapGet("/i/{id}", (string id) => world.Run(() => Show(world, id, null)));
        endpoints.MapGet("/i/{id}/pdf", (string id) => world.Run(() => Show(world, id, null)));
        endpoints.MapPost("/i/{id}", async (string id, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return world.Run(() => Pay(world, id, form));
        });
        endpoints.MapGet("/receipts/{id}", (string id) => world.Run(() => Receipt(world, id)));
    }

    private static IResult Pay(World world, string id, IFormCollection form)
    {
        if (Find(world, id) is not { } invoice || !invoice.IsOpen()) return Show(world, id, null);
        if (MethodPicker.Read(form) is not { } test)
            return Show(world, id, "Only test cards work here; use one of the buttons.");
        var customer = world.Store.Find(invoice.Need("customer"))!;
        var method = TestMethods.New(world, test, customer);
        var refusal = InvoicePayments.Attempt(world, invoice, method, isOffSession: false);
        var intent = world.Store.Find(invoice.Need("_intent"))!;
        return intent.Text("status") == "requires_action"
            ? Results.Redirect(NextAction.Url(world, intent))
            : Show(world, id, refusal?.Message);
    }

    private static IResult Show(World world, string id, string? error)
    {
        if (Find(world, id) is not { } invoice || invoice.IsDraft())
            return Html.Gone("Not found", "There is no such invoice.");
        var currency = invoice.Text("currency");
        var lines = string.Concat(invoice.Items("lines.data").Select(line =>
            $"<tr><td>{Html.Text(line.Text("description"))}<br><span class=\"soft\">"
            + $"{Html.Date(line.MaybeNumber("period.start"))} – {Html.Date(line.MaybeNumber("period.end"))}</span></td>"
            + $"<td>{Html.Money(line.Number("amount"), currency)}</td></tr>"));
        var button = $"Pay {Html.Money(invoice.Number("amount_remaining"), currency)}";
        var form = invoice.IsOpen()
            ? $"<section><h2>Pay</h2><form method=\"post\">{MethodPicker.Render(button)}</form></section>"
            : "";
        return Html.Page($"Invoice {invoice.Text("number")}", $"""
            <h1>Invoice {Html.Text(invoice.Text("number"))}</h1>
            <p class="soft">{Html.Text(invoice.Text("customer_name") ?? invoice.Text("customer_email"))} ·
            {Html.Date(invoice.MaybeNumber("effective_at"))} · {Html.Text(invoice.Text("status"))}</p>
            {Html.Big(invoice.Number("amount_due"), currency)}{Html.Error(error)}
            <section><table>{lines}
            <tr><th>Total</th><th>{Html.Money(invoice.Number("total"), currency)}</th></tr></table></section>{form}
            """, error is null ? 200 : 402);
    }

    private static IResult Receipt(World world, string id) => world.Store.Find("charge", id) is { } charge
        ? Html.Page("Receipt", $"""
            <h1>Receipt</h1>{Html.Big(charge.Number("amount"), charge.Text("currency"))}
            <section><p>Paid on {Html.Date(charge.MaybeNumber("created"))}. Refunded:
            {Html.Money(charge.Number("amount_refunded"), charge.Text("currency"))}.</p></section>
            """)
        : Html.Gone("Not found", "There is no such receipt.");

    private static JsonObject? Find(World world, string id) => world.Store.Find("invoice", id);
}
