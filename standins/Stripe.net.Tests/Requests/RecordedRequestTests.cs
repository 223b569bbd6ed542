namespace Stripe.Standin.Tests.Requests;

/// <summary>
/// <c>recorded.txt</c> is what Stripe.net 52.2.0 itself has sent for these calls, recorded with this code. The stand-in
/// must send the same; a difference is a defect of the stand-in, never a reason to edit the file. The file is recorded
/// anew by running the test with Stripe.net under test and the path to write to in <c>STRIPE_RECORD_TO</c>.
/// </summary>
public sealed class RecordedRequestTests
{
    [Fact]
    public async Task Every_call_sends_what_Stripe_net_sends()
    {
        using var file = new StreamReader(
            typeof(RecordedRequestTests).Assembly.GetManifestResourceStream("recorded.txt")!);
        var recorded = Sections(await file.ReadToEndAsync());
        var text = await Recording.Make();
        var sent = Sections(text);
        if (Environment.GetEnvironmentVariable("STRIPE_RECORD_TO") is { } path)
            await System.IO.File.WriteAllTextAsync(path, text);

        Assert.Equal(recorded.Keys, sent.Keys);
        Assert.All(recorded.Keys, name => Assert.Equal(recorded[name], sent[name]));
    }

    [Fact]
    public void The_calls_have_names_of_their_own() =>
        Assert.Equal(EveryCall.All.Count, EveryCall.All.DistinctBy(call => call.Name).Count());

    private static Dictionary<string, string> Sections(string text) => text
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(section => section.Trim().Split('\n', 2))
        .ToDictionary(section => section[0], section => section[1]);
}
