namespace Stripe.Standin.Tests.Forms;

/// <summary>How parameters become a form (STRIPE.md 3, "Encoding").</summary>
public sealed class EncodingTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Without_parameters_the_form_is_empty_but_still_a_form()
    {
        var request = await Sent(null);
        Assert.Equal("", request.Body);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", request.ContentType);
    }

    [Fact]
    public async Task What_was_never_set_is_not_sent() =>
        Assert.Equal(["email = a@example.com"], await Fields(new CustomerCreateOptions { Email = "a@example.com" }));

    [Fact]
    public async Task Null_on_purpose_clears_a_field_that_can_be_cleared() =>
        Assert.Equal(["metadata = "], await Fields(new CustomerUpdateOptions { Metadata = null, Name = null }));

    [Fact]
    public async Task A_value_after_null_is_sent() => Assert.Equal(
        ["metadata[a] = b"],
        await Fields(new CustomerUpdateOptions { Metadata = null }, o => o.Metadata = new() { ["a"] = "b" }));

    [Fact]
    public async Task Null_after_a_value_clears() => Assert.Equal(
        ["metadata = "],
        await Fields(new CustomerUpdateOptions { Metadata = new() { ["a"] = "b" } }, o => o.Metadata = null));

    [Fact]
    public async Task A_cleared_field_keeps_its_path_when_it_is_nested() => Assert.Equal(
        ["subscription_details[cancel_at] = ", "subscription_details[proration_behavior] = none"],
        await Fields(new InvoiceCreatePreviewOptions
        {
            SubscriptionDetails = new InvoiceSubscriptionDetailsOptions { CancelAt = null, ProrationBehavior = "none" },
        }));

    [Fact]
    public async Task Metadata_with_no_value_and_with_null_clears_that_key() => Assert.Equal(
        ["metadata[a] = ", "metadata[b] = ", "metadata[c] = d"],
        await Fields(new CustomerCreateOptions { Metadata = new() { ["a"] = null!, ["b"] = "", ["c"] = "d" } }));

    [Fact]
    public async Task Empty_metadata_is_not_sent() =>
        Assert.Empty(await Fields(new CustomerCreateOptions { Metadata = [] }));

    [Fact]
    public async Task Items_of_a_list_are_numbered_and_their_fields_nested() => Assert.Equal(
        ["items[0][price] = price_1", "items[0][quantity] = 2", "items[1][deleted] = true", "items[1][id] = si_1"],
        await Fields(new SubscriptionUpdateOptions
        {
            Items =
            [
                new SubscriptionItemOptions { Price = "price_1", Quantity = 2 },
                new SubscriptionItemOptions { Id = "si_1", Deleted = true },
            ],
        }));

    [Fact]
    public async Task An_empty_list_is_its_bare_name() =>
        Assert.Equal(["discounts = "], await Fields(new SubscriptionUpdateOptions { Discounts = [] }));

    [Fact]
    public async Task Expand_is_a_list_like_any_other() => Assert.Equal(
        ["expand[0] = latest_invoice.confirmation_secret", "expand[1] = customer"],
        await Fields(new SubscriptionUpdateOptions { Expand = ["latest_invoice.confirmation_secret", "customer"] }));

    [Fact]
    public async Task A_time_is_whole_Unix_seconds() => Assert.Equal(
        ["proration_date = 1772366400"],
        await Fields(new SubscriptionUpdateOptions { ProrationDate = Noon.AddMilliseconds(999) }));

    [Fact]
    public async Task A_local_time_is_the_same_moment() => Assert.Equal(
        ["proration_date = 1772366400"],
        await Fields(new SubscriptionUpdateOptions { ProrationDate = Noon.ToLocalTime() }));

    [Fact]
    public async Task A_word_stands_where_a_time_could_stand() => Assert.Equal(
        ["trial_end = now"], await Fields(new SubscriptionUpdateOptions { TrialEnd = SubscriptionTrialEnd.Now }));

    [Fact]
    public async Task A_time_stands_where_a_word_could_stand() =>
        Assert.Equal(["trial_end = 1772366400"], await Fields(new SubscriptionUpdateOptions { TrialEnd = Noon }));

    [Theory]
    [InlineData("0.03")]
    [InlineData("0.000000000001")]
    [InlineData("12345678901234567890.5")]
    [InlineData("10.00")]
    public async Task A_decimal_has_a_point_and_every_digit(string digits)
    {
        var price = new PriceCreateOptions
        {
            UnitAmountDecimal = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal([$"unit_amount_decimal = {digits}"], await Fields(price));
    }

    [Fact]
    public async Task Whole_numbers_have_no_separators() => Assert.Equal(
        ["amount = 9007199254740993"], await Fields(new PaymentIntentCreateOptions { Amount = 9007199254740993 }));

    [Fact]
    public async Task Booleans_are_in_lower_case() => Assert.Equal(
        ["confirm = true", "off_session = false"],
        await Fields(new PaymentIntentCreateOptions { Confirm = true, OffSession = false }));

    [Fact]
    public async Task Parameters_without_a_property_go_along()
    {
        var options = new CustomerCreateOptions { Email = "a@example.com" };
        options.AddExtraParam("tax[ip_address]", "127.0.0.1");
        options.AddExtraParam("list", new List<string> { "a", "b" });
        Assert.Equal(
            ["email = a@example.com", "tax[ip_address] = 127.0.0.1", "list[0] = a", "list[1] = b"],
            await Fields(options));
    }

    [Fact]
    public async Task Text_is_escaped_and_brackets_are_not()
    {
        var request = await Sent(new CustomerCreateOptions { Metadata = new() { ["ключ"] = "a=b&c d+e[0]%" } });
        Assert.Equal("metadata[%D0%BA%D0%BB%D1%8E%D1%87]=a%3Db%26c+d%2Be[0]%25", request.Body);
        Assert.Equal(("metadata[ключ]", "a=b&c d+e[0]%"), Assert.Single(request.Fields));
    }

    private static Task<IEnumerable<string>> Fields(BaseOptions options) => Fields(options, _ => { });

    private static async Task<IEnumerable<string>> Fields<T>(T options, Action<T> change)
        where T : BaseOptions
    {
        change(options);
        return (await Sent(options)).Fields.Select(field => $"{field.Name} = {field.Value}");
    }

    private static async Task<SentRequest> Sent(BaseOptions? options)
    {
        var stripe = new FakeStripe().Answer("{}");
        await stripe.Client().RequestAsync<Customer>(HttpMethod.Post, "/v1/x", options, null);
        return stripe.Request;
    }
}
