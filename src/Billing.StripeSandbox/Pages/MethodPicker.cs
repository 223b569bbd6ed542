using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.Pages;

/// <summary>
/// The part of a page where somebody says what he pays with: a test card's number, or one of the buttons.
/// </summary>
internal static class MethodPicker
{
    private static readonly (string Name, string Label)[] Buttons =
    [
        ("visa", "pays"),
        ("mastercard", "pays"),
        ("declined", "is declined"),
        ("no_funds", "has no funds"),
        ("asks", "asks its holder (3-D Secure)"),
        ("asks_once", "asks on first use only"),
        ("fails_later", "can be saved, then fails"),
        ("disputed", "pays, then disputes"),
        ("bank", "pays some time later"),
        ("bank_no_funds", "fails some time later"),
    ];

    public static string Render(string action) => $"""
        <label for="number">Card number</label>
        <input id="number" name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242">
        <button class="wide" name="method" value="">{Html.Text(action)}</button>
        <h2 style="margin-top:1.25rem">Or use a test method</h2>
        <div class="cards">{string.Concat(Buttons.Select(Button))}</div>
        """;

    /// <summary>What was chosen, or null for a number that is no test card's.</summary>
    public static TestMethod? Read(IFormCollection form)
    {
        var name = form["method"].ToString();
        var number = new string([.. form["number"].ToString().Where(char.IsAsciiDigit)]);
        return TestMethod.All.FirstOrDefault(method => name.Length > 0 ? method.Name == name : method.Number == number);
    }

    /// <summary>How a saved method is shown.</summary>
    public static string Describe(JsonObject method) => method.Text("type") == "card"
        ? $"{Html.Text(method.Text("card.brand"))} •••• {Html.Text(method.Text("card.last4"))}"
        : $"Bank account •••• {Html.Text(method.Text("us_bank_account.last4"))}";

    private static string Button((string Name, string Label) button)
    {
        var method = TestMethod.Named(button.Name);
        var what = method.IsCard
            ? string.Join(' ', method.Number!.Chunk(4).Select(part => new string(part)))
            : "Bank debit";
        return $"<button class=\"plain\" name=\"method\" value=\"{button.Name}\">{what}"
            + $"<small>{button.Label}</small></button>";
    }
}
