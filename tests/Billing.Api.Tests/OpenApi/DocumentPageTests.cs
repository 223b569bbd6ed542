using System.IO.Compression;
using System.Net;
using System.Text;

namespace Billing.Api.Tests.OpenApi;

/// <summary>The document and its page as a browser gets them.</summary>
[Collection(ApiTests.Name)]
public sealed class DocumentPageTests(ApiFixture fixture)
{
    private Uri Address => new(fixture.Api.App.Urls.Single());

    [Fact]
    public async Task The_document_is_served_as_it_was_checked_in()
    {
        var answer = await fixture.Api.Nobody.Get("/openapi/v1.json");

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(await File.ReadAllTextAsync(DocumentFile.Path), answer.Text);
    }

    [Fact]
    public async Task A_caller_that_has_it_is_not_sent_it_again()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var first = await http.GetAsync("/openapi/v1.json");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(TimeSpan.FromMinutes(5), second.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task It_is_sent_compressed_to_who_can_read_that()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var answer = await http.SendAsync(request);
        await using var plain = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);

        Assert.Equal(await File.ReadAllTextAsync(DocumentFile.Path), await reader.ReadToEndAsync());
        Assert.InRange(answer.Content.Headers.ContentLength!.Value, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("/docs", "text/html")]
    [InlineData("/docs/docs.js", "text/javascript")]
    [InlineData("/docs/docs.css", "text/css")]
    public async Task The_page_loads_from_here_only_and_is_framed_by_nobody(string path, string mediaType)
    {
        var answer = await fixture.Api.Nobody.Get(path);

        Assert.Equal((200, mediaType), (answer.Status, answer.ContentType));
        var policy = answer.Headers["Content-Security-Policy"].Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", answer.Text, StringComparison.Ordinal);
    }
}
