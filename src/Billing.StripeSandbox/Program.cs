using Billing.StripeSandbox;

var builder = WebApplication.CreateSlimBuilder(args);
var settings = builder.Configuration;
var url = (settings["STRIPE_SANDBOX_URL"] ?? "http://127.0.0.1:12111").TrimEnd('/');
if (settings["urls"] is null) builder.WebHost.UseUrls(url);
builder.Services.AddStripeSandbox(options =>
{
    options.PublicUrl = url;
    options.SecretKey = settings["STRIPE_SECRET_KEY"] ?? options.SecretKey;
    options.JournalPath = settings["STRIPE_SANDBOX_JOURNAL"];
    options.WebhookUrl = settings["STRIPE_SANDBOX_WEBHOOK_URL"];
    options.WebhookSecret = settings["STRIPE_WEBHOOK_SECRET"]?.Split(',')[0];
});

await using var app = builder.Build();
app.MapStripeSandbox();
app.Lifetime.ApplicationStarted.Register(() => SandboxLog.Listening(app.Logger, string.Join(", ", app.Urls)));
await app.RunAsync();
