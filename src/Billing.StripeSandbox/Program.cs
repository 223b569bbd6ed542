using Billing.StripeSandbox;

var builder = WebApplication.CreateSlimBuilder(args);
var settings = builder.Configuration;
var url = (Text("STRIPE_SANDBOX_URL") ?? "http://127.0.0.1:12111").TrimEnd('/');
// In a container it listens elsewhere than where browsers find it.
if (string.IsNullOrEmpty(settings["urls"]))
    builder.WebHost.UseUrls(url);
var options = new SandboxOptions
{
    PublicUrl = url,
    SecretKey = Text("STRIPE_SECRET_KEY") ?? "sk_test_sandbox",
    JournalPath = Text("STRIPE_SANDBOX_JOURNAL"),
    WebhookUrl = Text("STRIPE_SANDBOX_WEBHOOK_URL"),
    WebhookSecret = Text("STRIPE_WEBHOOK_SECRET")?.Split(',')[0],
};
if (options.Fault() is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 1;
}

builder.Services.AddStripeSandbox(options);
await using var app = builder.Build();
app.MapStripeSandbox();
app.Lifetime.ApplicationStarted.Register(() => SandboxLog.Listening(app.Logger, string.Join(", ", app.Urls)));
await app.RunAsync();
return 0;

// A compose file passes a setting that is not set as an empty text.
string? Text(string name) => settings[name] is { Length: > 0 } text ? text : null;
