using Billing.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stripe;
using Stripe.TestHelpers;

namespace Billing.Grains.Provider;

/// <summary>
/// Stripe's test clocks that stand for ours: the customer of an account on a test clock lives on one, and follows it. Never with a
/// live key.
/// </summary>
public sealed class ProviderClocks(NpgsqlDataSource source, ProviderClient client, ILogger<ProviderClocks> logger)
{
    private const int MostLooks = 100;
    private const string What = "its test clock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Stripe's clock for one of ours; made where there is none.</summary>
    public async Task<string> Ensure(string clockId, DateTime now)
    {
        if (await Find(clockId) is { } known)
            return known;
        var made = await client.Stripe.V1.TestHelpers.TestClocks.CreateAsync(
            new TestClockCreateOptions { FrozenTime = Whole(now), Name = clockId },
            new RequestOptions { IdempotencyKey = OutgoingKey.Of(clockId, "test_clock") });
        await using var command = source.CreateCommand(
            "insert into stripe_test_clocks (clock_id, stripe_id) values ($1, $2) on conflict (clock_id) do nothing");
        command.Parameters.AddWithValue(clockId);
        command.Parameters.AddWithValue(made.Id);
        await command.ExecuteNonQueryAsync();
        return await Find(clockId) ?? made.Id;
    }

    /// <summary>Moves Stripe's clock to where ours has arrived, if there is one.</summary>
    /// <returns>Why it did not, or null.</returns>
    public Task<ErrorReply?> Follow(string clockId, DateTime to) => ProviderFaults.Guard(
        logger, What, clockId, () => Move(clockId, Whole(to)), error => error);

    private async Task<ErrorReply?> Move(string clockId, DateTime to)
    {
        if (!client.Options.IsThere || await Find(clockId) is not { } id)
            return null;
        var clock = await client.Stripe.V1.TestHelpers.TestClocks.GetAsync(id);
        if (clock.Status != "advancing" && clock.FrozenTime < to)
            clock = await client.Stripe.V1.TestHelpers.TestClocks.AdvanceAsync(id, new TestClockAdvanceOptions { FrozenTime = to });
        for (var looks = 0; clock.Status == "advancing" && looks < MostLooks; looks++)
        {
            await Task.Delay(Pause);
            clock = await client.Stripe.V1.TestHelpers.TestClocks.GetAsync(id);
        }
        return clock is { Status: "ready" } && clock.FrozenTime >= to
            ? null
            : new ErrorReply(ErrorCodes.StripeUnavailable, "Stripe's test clock has not arrived yet; try again with the same key.");
    }

    private async Task<string?> Find(string clockId)
    {
        await using var command = source.CreateCommand("select stripe_id from stripe_test_clocks where clock_id = $1");
        command.Parameters.AddWithValue(clockId);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
