using Billing.Silo;
using Billing.Silo.Cluster;
using Microsoft.AspNetCore.Builder;

return await Startup.Run(() =>
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddBillingSiloOfCluster();
    builder.AddSiloHealth();
    return builder.Build().MapSiloHealth();
});
