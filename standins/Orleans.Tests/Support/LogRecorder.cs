using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.Standin.Tests.Support;

/// <summary>Keeps what is logged.</summary>
public sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string? Event, string Text)> _entries = new();

    public (LogLevel Level, string? Event, string Text)[] Entries => [.. _entries];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, eventId.Name, formatter(state, exception)));

    public void Dispose()
    {
    }
}
