namespace Billing.Chaos.Servers;

/// <summary>What a <see cref="ServiceProcess"/> runs.</summary>
/// <param name="Dll">The path of the built program.</param>
/// <param name="Address">Where it listens for HTTP; its <c>/health/ready</c> is asked there.</param>
/// <param name="LogFile">Where its output goes; starts are appended.</param>
/// <param name="Settings">Its environment, beside the address and the log level.</param>
internal sealed record ServiceProgram(
    string Dll, Uri Address, string LogFile, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>What stands before the program on its command line, such as <c>ip netns exec</c> and a name.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Whether it is started again when it ends by itself, ready or not.</summary>
    public bool IsSupervised { get; init; }

    /// <summary>How long it may take to become ready.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The end of its log.</summary>
    public string LogTail() =>
        File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(40)) : "(no log)";
}
