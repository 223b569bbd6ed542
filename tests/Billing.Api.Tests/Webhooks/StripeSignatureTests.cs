using System.Text;
using Billing.Api.Webhooks;

namespace Billing.Api.Tests.Webhooks;

public sealed class StripeSignatureTests
{
    private const string Secret = "whsec_one";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_1","text":"é"}""");

    [Theory(DisplayName = "E1: the time may be 300 seconds off, either way, and no more")]
    [InlineData(0, true)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void The_time_is_close(int seconds, bool isGood) =>
        Assert.Equal(isGood, Fault(SignedBody.Header(Secret, Now.AddSeconds(seconds), Body)) is null);

    [Theory(DisplayName = "E1: a header that says no time or no v1 is refused")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("t,v1=,v0")]
    [InlineData("t=,v1=aa")]
    [InlineData("t,v1=,v0=")]
    [InlineData("t,,")]
    [InlineData(",,")]
    [InlineData("t=1772366400")]
    [InlineData("v1=aa")]
    [InlineData("t=abc,v1=aa")]
    public void A_header_without_its_parts_is_refused(string? header) => Assert.NotNull(Fault(header));

    [Fact(DisplayName = "E1: v0 proves nothing")]
    public void Another_scheme_is_refused() => Assert.NotNull(Fault(SignedBody.Header(Secret, Now, Body, "v0")));

    [Fact(DisplayName = "E1: one good v1 among others is enough, and one good secret among others")]
    public void One_of_several_is_enough()
    {
        var good = SignedBody.Header(Secret, Now, Body);

        Assert.Null(Fault(good + ",v1=0000,v0=1111"));
        Assert.Null(StripeSignature.Fault(Body, good, ["whsec_new", Secret], Now));
        Assert.NotNull(StripeSignature.Fault(Body, good, ["whsec_new"], Now));
        Assert.NotNull(StripeSignature.Fault(Body, good, [], Now));
    }

    [Fact(DisplayName = "E1: of two times neither is believed")]
    public void Two_times_are_refused() => Assert.NotNull(Fault("t=1," + SignedBody.Header(Secret, Now, Body)));

    [Fact(DisplayName = "E1: each byte of the body counts")]
    public void Another_body_is_refused()
    {
        var header = SignedBody.Header(Secret, Now, Body);

        Assert.NotNull(StripeSignature.Fault(Body.AsSpan(0, Body.Length - 1), header, [Secret], Now));
        Assert.NotNull(StripeSignature.Fault([.. Body, (byte)' '], header, [Secret], Now));
    }

    [Fact(DisplayName = "E1: a time that the signature does not vouch for is not looked at")]
    public void The_signature_comes_before_the_time()
    {
        var header = SignedBody.Header(Secret, Now.AddDays(-1), Body);
        var moved = "t=" + Now.ToUnixTimeSeconds() + header[header.IndexOf(',', StringComparison.Ordinal)..];

        Assert.Contains("secret", Fault(moved), StringComparison.Ordinal);
        Assert.Contains("old", Fault(header), StringComparison.Ordinal);
    }

    private static string? Fault(string? header) => StripeSignature.Fault(Body, header, [Secret], Now);
}
