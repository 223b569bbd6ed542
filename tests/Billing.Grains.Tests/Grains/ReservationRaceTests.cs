using Billing.Contracts.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Grains;

/// <summary>Many reservations at once on a real store.</summary>
public sealed class ReservationRaceTests
{
    [Fact(DisplayName = "C12: of 1,000 reservations of 1 on a balance of 500 exactly 500 are made, and everything adds up afterwards")]
    public async Task A_thousand_reservations_on_five_hundred()
    {
        await using var cluster = await AccountCluster.Start(await TestDatabase.CreateAsync());
        var account = await cluster.AccountWith("holds", "500");

        var replies = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => account.Reserve(new ReserveRequest(
            AccountCluster.NoKey(), NoteRequest.None, null, null, "emails", "1", null, null))));

        var made = replies.Where(reply => reply.Error is null).Select(reply => reply.Entry!.Reservation!).ToList();
        Assert.Equal(500, made.Count);
        Assert.All(replies.Where(reply => reply.Error is not null), reply => Assert.Equal("insufficient_credits", reply.Error!.Code));

        var random = new Random(1);
        var settled = await Task.WhenAll(made.Select(async reservation => random.Next(3) switch
        {
            0 => (await account.Capture(Commit(reservation))).Error is null ? "committed" : "failed",
            1 => (await account.Release(new ReleaseRequest(
                AccountCluster.NoKey(), NoteRequest.None, reservation.ReservationId))).Error is null ? "released" : "failed",
            _ => "open",
        }));

        Assert.DoesNotContain("failed", settled);
        var credit = (await account.Read(null)).Account!.Credits[0];
        var committed = settled.Count(end => end == "committed");
        Assert.Equal(500 - committed, credit.Settled.Value);
        Assert.Equal(settled.Count(end => end == "open"), credit.Reserved.Value);
        Assert.Equal(settled.Count(end => end == "released"), credit.Available.Value);
        Assert.True((await account.Verify()).Ok);
    }

    private static CaptureRequest Commit(ReservationReply reservation) =>
        new(AccountCluster.NoKey(), NoteRequest.None, reservation.ReservationId, true, null, true, null);
}
