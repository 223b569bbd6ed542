using System.Collections.Concurrent;
using Billing.Testing;
using Microsoft.Extensions.Logging;

namespace Billing.Api.Tests.Storage;

public sealed class LogsTests
{
    [Fact]
    public async Task Logs_hold_no_key_and_no_body_even_at_the_finest_level()
    {
        using var log = new EverythingLogged();
        var secrets = new List<string> { RunningApi.AdminKey };
        await using (var api = await RunningApi.StartAsync(await TestDatabase.CreateEmptyAsync(), log))
        {
            await ApiFixture.MakeCatalog(api.Admin);
            var account = await ApiFixture.OpenAccount(api.Admin, "1");
            var key = (await api.Admin.Post("/v1/api-keys", new { kind = "account", account }))["key"]!;
            secrets.AddRange([key, "a-secret-reason", "wrong-but-secret-key-text"]);
            var usage = $"/v1/accounts/{account}/usage";
            await api.As(key).Post(usage, new { meter = "email_sent", quantity = 9, reason = "a-secret-reason" });
            await api.As(key).Post(usage, "{ \"a-secret-reason");
            await api.As("wrong-but-secret-key-text").Get($"/v1/accounts/{account}");
        }

        Assert.NotEmpty(log.Lines);
        foreach (var secret in secrets)
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private sealed class EverythingLogged : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
