using System.Globalization;

namespace Billing.StripeSandbox.Tests.Support;

/// <summary>Makes what most tests begin with.</summary>
public static class Shop
{
    /// <summary>The time at which test clocks begin: 15 January 2026, 12:00 UTC.</summary>
    public static readonly long Start = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static long Day(int days) => Start + (days * 86_400L);

    public static long At(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();

    public static async Task<string> MonthlyPrice(this StripeCaller stripe, long amountMinor, string more = "") =>
        (await stripe.Post(
            "/v1/prices",
            $"currency=usd&unit_amount={amountMinor}&recurring[interval]=month"
            + $"&product_data[name]=Plan{amountMinor}{more}")).Ok().Id();

    public static async Task<string> OneTimePrice(this StripeCaller stripe, long amountMinor) =>
        (await stripe.Post(
            "/v1/prices", $"currency=usd&unit_amount={amountMinor}&product_data[name]=Pack{amountMinor}")).Ok().Id();

    public static async Task<string> Clock(this StripeCaller stripe, long? time = null) =>
        (await stripe.Post("/v1/test_helpers/test_clocks", $"frozen_time={time ?? Start}")).Ok().Id();

    public static async Task<JsonObject> Advance(this StripeCaller stripe, string clock, long time)
    {
        var answer = (await stripe.Post($"/v1/test_helpers/test_clocks/{clock}/advance", $"frozen_time={time}")).Ok();
        Assert.Equal("advancing", answer.Text("status"));
        return (await stripe.Get($"/v1/test_helpers/test_clocks/{clock}")).Ok();
    }

    /// <summary>A customer whose default payment method is a test card, on a test clock if one is named.</summary>
    public static async Task<string> Customer(
        this StripeCaller stripe, string? card = "pm_card_visa", string? clock = null)
    {
        var customer = (await stripe.Post("/v1/customers", "email=ada@example.com&name=Ada"
            + (clock is null ? "" : $"&test_clock={clock}"))).Ok().Id();
        if (card is not null) await stripe.UseCard(customer, card);
        return customer;
    }

    /// <summary>Makes a test card the customer's default.</summary>
    public static async Task<string> UseCard(this StripeCaller stripe, string customer, string card)
    {
        var method = (await stripe.Post($"/v1/payment_methods/{card}/attach", $"customer={customer}")).Ok().Id();
        (await stripe.Post($"/v1/customers/{customer}", $"invoice_settings[default_payment_method]={method}")).Ok();
        return method;
    }

    public static async Task<JsonObject> Subscribe(
        this StripeCaller stripe, string customer, string price, string more = "") =>
        (await stripe.Post("/v1/subscriptions", $"customer={customer}&items[0][price]={price}{more}")).Ok();

    public static async Task<JsonObject> Read(this StripeCaller stripe, string path) => (await stripe.Get(path)).Ok();
}
