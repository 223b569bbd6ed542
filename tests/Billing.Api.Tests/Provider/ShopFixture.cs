using System.Net;
using System.Net.Sockets;
using Billing.Api.Tests.Support;
using Billing.Testing;

namespace Billing.Api.Tests.Provider;

/// <summary>The whole service with the sandbox in its own process, as a newcomer starts it, and a shop in its catalog.</summary>
public class ShopFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _sandbox = $"http://127.0.0.1:{FreePort()}";

    public RunningApi Api { get; private set; } = null!;

    /// <summary>Settings besides.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> More => [];

    public ApiClient Admin => Api.Admin;

    private HttpClient Browser { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task InitializeAsync()
    {
        Api = await RunningApi.StartAsync(
            await TestDatabase.CreateEmptyAsync(),
            settings: [new("STRIPE_SANDBOX_URL", _sandbox), new("Billing:Inbox:Interval", "00:00:00.05"), .. More]);
        await MakeShop();
    }

    /// <summary>Fills the catalog, and does what else the tests begin with.</summary>
    protected virtual async Task MakeShop()
    {
        await ApiFixture.MakeCatalog(Admin);
        Assert.Equal(201, (await Admin.Post("/v1/plans", new
        {
            slug = "mailkit",
            name = "MailKit",
            price = new { amount_minor = 1900, currency = "usd", interval = "month" },
            stripe_price_id = "price_mailkit_of_the_catalog",
            credits = new[] { new { credit_type = "emails", amount = "5000", expires = "period_end" } },
        })).Status);
        Assert.Equal(201, (await Admin.Post("/v1/packages", new
        {
            id = "emails_1000",
            price = new { amount_minor = 900, currency = "usd" },
            credit_type = "emails",
            amount = "1000",
            expires = "never",
        })).Status);
    }

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        await Api.DisposeAsync();
    }

    /// <summary>Opens an account on a test clock of its own.</summary>
    public async Task<(string Account, string Clock)> Open()
    {
        var clock = (await Admin.Post("/v1/test-clocks", new { now = "2026-03-01T00:00:00Z" }))["id"]!;
        var account = ApiFixture.NewName("shop");
        var opened = await Admin.Post("/v1/accounts", new { id = account, email = $"{account}@example.com", test_clock = clock });
        Assert.Equal(201, opened.Status);
        return (account, clock);
    }

    /// <summary>Moves a clock on, ours and Stripe's.</summary>
    public async Task Advance(string clock, string to) =>
        Assert.Equal(200, (await Admin.Post($"/v1/test-clocks/{clock}/advance", new { to })).Status);

    /// <summary>Begins a checkout and pays on its page.</summary>
    public async Task Buy(string account, string what, object body)
    {
        var begun = await Admin.Post($"/v1/accounts/{account}/checkout/{what}", body);
        Assert.True(begun.Status == 201, begun.Text);
        await Pay(begun["url"]!);
    }

    public async Task Pay(string url)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "ada@example.com", ["method"] = "visa" });
        using var answer = await Browser.PostAsync(new Uri(url), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Calls the sandbox as Stripe's own API, or its own paths.</summary>
    public async Task<ApiAnswer> Stripe(HttpMethod method, string path, string form = "")
    {
        using var request = new HttpRequestMessage(method, _sandbox + path);
        request.Headers.Authorization = new("Bearer", "sk_test_sandbox");
        if (method != HttpMethod.Get)
            request.Content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = await Browser.SendAsync(request);
        var answer = await ApiAnswer.Read(response);
        Assert.True(answer.Status == 200, answer.Text);
        return answer;
    }

    public async Task<string?> Emails(string account) =>
        (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"];

    public static Task Eventually(Func<Task<bool>> condition) => Testing.Eventually.True(condition, Patience);

    public async Task EmailsBecome(string account, string balance)
    {
        try
        {
            await Eventually(async () => await Emails(account) == balance);
        }
        catch (TimeoutException)
        {
            var events = await Admin.Get("/v1/stripe/events?status=failing");
            Assert.Fail($"{account} has {await Emails(account)} e-mails, not {balance}; failing events: {events.Text}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
