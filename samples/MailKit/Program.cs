using Billing.Client;
using MailKit;
using MailKit.Checkout;
using MailKit.Customers;
using MailKit.Page;
using MailKit.Sending;
using MailKit.Setup;
using MailKit.Webhooks;

var builder = WebApplication.CreateBuilder(args);
var settings = MailKitSettings.Read(builder.Configuration);
builder.WebHost.UseUrls(settings.ListenUrl);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);
builder.Services.ConfigureHttpJsonOptions(MailKitJson.Configure);
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddBillingClient(
    options => (options.BaseAddress, options.ApiKey) = (settings.BillingUrl, settings.BillingKey));
builder.Services.AddSingleton<SessionCookie>();
builder.Services.AddSingleton<Notices>();
builder.Services.AddSingleton<SeenMessages>();
builder.Services.AddSingleton<WebhookSecrets>();
builder.Services.AddSingleton<Outbox>();
builder.Services.AddSingleton<SendCredit>();
builder.Services.AddSingleton<Sender>();
builder.Services.AddMailProvider(settings);

var app = builder.Build();
app.UseMiddleware<FaultMiddleware>();
app.UseMiddleware<PageHeaders>();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapCheckout();
app.MapSending();
app.MapWebhooks();
app.MapPage();

// Billing tells the receiver at once what it has to tell, so the receiver listens first.
await app.StartAsync();
var (billing, secrets) = (app.Services.GetRequiredService<BillingClient>(), app.Services.GetRequiredService<WebhookSecrets>());
await new BillingSetup(billing, settings, secrets, app.Logger).Run();
MailKitLog.Ready(app.Logger, settings.PublicUrl);
await app.WaitForShutdownAsync();
