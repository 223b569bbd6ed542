using Billing.Api;
using Billing.Api.CatalogFiles;
using Billing.Silo;
using Billing.Silo.Cluster;

return await Startup.Run(
    () =>
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (ClusterSettings.AreIn(builder.Configuration))
            builder.AddBillingClusterClient();
        else
            builder.AddBillingSilo();
        builder.AddBillingApi();
        return builder.Build().MapBillingApi().AnnounceStart();
    },
    fault => fault is CatalogFileException);
