namespace Billing.StripeSandbox.Tests.Support;

/// <summary>An answer of the sandbox.</summary>
public sealed record StripeAnswer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Body => (JsonObject)JsonNode.Parse(Text)!;

    public string Location => Headers["Location"];

    public JsonObject Ok()
    {
        Assert.True(Status == 200, $"{Status}: {Text}");
        return Body;
    }

    public JsonObject Error(int status, string? code = null)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        var error = Body.Object("error")!;
        if (code is not null) Assert.Equal(code, error.Text("code"));
        return error;
    }
}
