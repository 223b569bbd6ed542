using System.Net;
using MailKit.Sending;
using MailKit.Tests.Support;

namespace MailKit.Tests.Sending;

/// <summary>What Resend's answers mean for a credit that is held.</summary>
public sealed class ResendMailProviderTests
{
    private static readonly Mail Hello = new("reader@example.com", "Hello", "<b>Hi</b>");

    [Fact]
    public async Task A_mail_that_was_taken_has_an_id()
    {
        var handler = new Answering(200, """{"id":"re_1"}""");

        Assert.Equal(new MailResult.Taken("re_1"), await Send(handler));
        Assert.Equal("ada/send-1", handler.Key);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task A_mail_that_was_refused_surely_did_not_go_out(int status) =>
        Assert.IsType<MailResult.Refused>(await Send(new Answering(status, "{}")));

    [Theory]
    [InlineData(408, "{}")]
    [InlineData(409, """{"name":"concurrent_idempotent_requests"}""")]
    [InlineData(500, "{}")]
    [InlineData(503, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    public async Task Other_answers_leave_it_open(int status, string body) =>
        Assert.IsType<MailResult.Unknown>(await Send(new Answering(status, body)));

    [Fact]
    public async Task A_connection_that_breaks_and_an_answer_that_never_comes_leave_it_open()
    {
        Assert.IsType<MailResult.Unknown>(await Send(new Answering(new HttpRequestException("broken"))));
        Assert.IsType<MailResult.Unknown>(await Send(new Answering(new TaskCanceledException("too late"))));
    }

    private static async Task<MailResult> Send(HttpMessageHandler handler)
    {
        using var provider = new ResendMailProvider(Settings.Read(("RESEND_API_KEY", "re_test")), handler);
        return await provider.Send("ada/send-1", Hello, CancellationToken.None);
    }

    private sealed class Answering(int status, string body, Exception? fault = null) : HttpMessageHandler
    {
        public Answering(Exception fault)
            : this(0, "", fault)
        {
        }

        public string? Key { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Key = request.Headers.GetValues("Idempotency-Key").Single();
            return fault is null
                ? Task.FromResult(
                    new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) })
                : Task.FromException<HttpResponseMessage>(fault);
        }
    }
}
