using RiskGraph.Core.Export.Formats;
using RiskGraph.Core.Export.Formats.Csv;

namespace RiskGraph.Server.Exporting;

/// <summary>Where an export goes. It is written beside its place and moved there when it is whole, so that a broken run leaves nothing under the name that was asked for.</summary>
internal abstract class AtomicOutput : IDisposable
{
    /// <param name="path">A file, or a folder for a format of several files; <c>-</c> is standard output.</param>
    /// <exception cref="FormatException">The format cannot be written there; the message says what to give instead.</exception>
    public static AtomicOutput At(string path, IExportFormat format)
    {
        if (path == "-") return !format.IsFolder ? new Standard() : throw new FormatException($"{format.Name} is several files. Give a folder to write: --out DIR.");
        var full = Path.GetFullPath(path);
        if (!format.IsFolder)
            return !Directory.Exists(full) ? new OneFile(full) : throw new FormatException($"'{path}' is a folder, and {format.Name} is one file. Give the name of a file.");
        if (File.Exists(full)) throw new FormatException($"'{path}' is a file, and {format.Name} is several. Give the name of a folder.");
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Select(Path.GetFileName).FirstOrDefault(name => !CsvFormat.Files.Contains(name)) is { } other)
            throw new FormatException($"The folder '{path}' holds other things, such as {other}, and an export replaces the folder. Give an empty or a new one.");
        return new Folder(full);
    }

    public abstract Stream Open(string name);

    /// <summary>All is written: puts it in its place.</summary>
    public abstract void Complete();

    /// <summary>Takes away what was not completed.</summary>
    public abstract void Dispose();

    private static string Part(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path.TrimEnd(Path.DirectorySeparatorChar) + ".part";
    }

    private static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    private sealed class Standard : AtomicOutput
    {
        public override Stream Open(string name) => new BufferedStream(Console.OpenStandardOutput(), 1 << 16);

        public override void Complete() { }

        public override void Dispose() { }
    }

    private sealed class OneFile(string path) : AtomicOutput
    {
        private readonly string _part = Part(path);

        public override Stream Open(string name) => Create(_part);

        public override void Complete() => File.Move(_part, path, overwrite: true);

        public override void Dispose() => File.Delete(_part);
    }

    private sealed class Folder : AtomicOutput
    {
        private readonly string _path, _part;

        public Folder(string path)
        {
            (_path, _part) = (path.TrimEnd(Path.DirectorySeparatorChar), Part(path));
            // Left by a run that was killed.
            if (Directory.Exists(_part)) Directory.Delete(_part, recursive: true);
            Directory.CreateDirectory(_part);
        }

        public override Stream Open(string name) => Create(Path.Combine(_part, name));

        public override void Complete()
        {
            // A folder cannot be moved over another: for a moment the old one stands aside, and is there to be put back by hand.
            var old = _path + ".old";
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
            if (Directory.Exists(_path)) Directory.Move(_path, old);
            Directory.Move(_part, _path);
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        }

        public override void Dispose()
        {
            if (Directory.Exists(_part)) Directory.Delete(_part, recursive: true);
        }
    }
}
