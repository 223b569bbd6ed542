using Billing.Api;
using Billing.Silo;

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddBillingSilo();
builder.AddBillingApi();

var app = builder.Build();
app.MapBillingApi();
app.AnnounceStart();
await app.RunAsync();
