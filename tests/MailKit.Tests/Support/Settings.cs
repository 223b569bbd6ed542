using Microsoft.Extensions.Configuration;

namespace MailKit.Tests.Support;

/// <summary>MailKit's settings, read as from its environment.</summary>
internal static class Settings
{
    public static MailKitSettings Read(params (string Name, string? Value)[] values) => MailKitSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(one => one.Name, one => one.Value))
            .AddInMemoryCollection([new("BILLING_API_KEY", "bk_test")])
            .Build());
}
