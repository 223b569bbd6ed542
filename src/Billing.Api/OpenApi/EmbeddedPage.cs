using System.IO.Compression;
using System.Security.Cryptography;

namespace Billing.Api.OpenApi;

/// <summary>A file that is part of the program, ready to be sent: compressed once, and known by its hash.</summary>
internal sealed class EmbeddedPage
{
    // Pages load from here and talk to here, and nobody frames them.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Asked about again after five minutes; unchanged it is not sent again.
    private const string Caching = "public, max-age=300";

    private readonly string _contentType;
    private readonly byte[] _plain;
    private readonly byte[] _compressed;
    private readonly string _tag;

    /// <summary>Reads it.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="contentType">Its media type.</param>
    public EmbeddedPage(string name, string contentType)
    {
        _contentType = contentType;
        using var stream = typeof(EmbeddedPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        _plain = plain.ToArray();
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(_plain);
        _compressed = compressed.ToArray();
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(_plain))[..16]}\"";
    }

    /// <summary>Sends it, or says that the caller has it.</summary>
    public async Task Send(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        var headers = response.Headers;
        (headers.ETag, headers.CacheControl, headers.Vary) = (_tag, Caching, "Accept-Encoding");
        (headers.XContentTypeOptions, headers.ContentSecurityPolicy) = ("nosniff", Policy);
        headers["Referrer-Policy"] = "no-referrer";
        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(_tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var accepted = request.Headers.AcceptEncoding.ToString();
        var isCompressed = accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (isCompressed)
            headers.ContentEncoding = "gzip";
        var body = isCompressed ? _compressed : _plain;
        response.ContentType = _contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
