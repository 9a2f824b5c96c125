package dev.footfall.ingest.bot;

import dev.footfall.ingest.bot.AddressTable.Ranges;
import dev.footfall.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The address ranges of crawlers' operators, data centres and VPNs, from the files in a folder. A
/// file that cannot be read is told in a notice, and what it said before still holds. Any thread
/// may use it.
public final class BotRanges {

    /// The setting that names the folder.
    public static final String SETTING = "bot.ranges.path";

    private static final Logger LOG = LoggerFactory.getLogger(BotRanges.class);

    private static final int MOST_FILES = 200;

    /// What one file said, and which state of the file that was.
    private record Loaded(
            FileTime modified, long size, Optional<Ranges> ranges, Optional<Notice> notice) {

        boolean isOf(BasicFileAttributes now) {
            return modified.equals(now.lastModifiedTime()) && size == now.size();
        }
    }

    private final Optional<Path> folder;
    private Map<Path, Loaded> files = new TreeMap<>();
    private volatile AddressTable table = AddressTable.EMPTY;
    private volatile List<Notice> notices = List.of();

    private BotRanges(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Reads the folder's files; without a folder there are no ranges.
    public static BotRanges open(Optional<Path> folder) {
        BotRanges ranges = new BotRanges(folder);
        var _ = ranges.reloadIfChanged();
        return ranges;
    }

    /// Reads what is new or was replaced in the folder and forgets what is gone. To be called now
    /// and then.
    ///
    /// @return whether any range may have changed
    public synchronized boolean reloadIfChanged() {
        if (folder.isEmpty()) {
            return false;
        }
        Map<Path, Loaded> current = new TreeMap<>();
        List<Notice> told = new ArrayList<>();
        try {
            for (Path file : listed(folder.get(), told)) {
                current.put(file, loaded(file));
            }
        } catch (IOException e) {
            tell(List.of(notice("cannot read " + e.getMessage() + held())));
            return false;
        }
        List<Ranges> taken = ranges(current, told);
        boolean isChanged = !current.equals(files);
        if (isChanged) {
            files = current;
            table = AddressTable.of(taken);
        }
        current.values().forEach(file -> file.notice().ifPresent(told::add));
        tell(List.copyOf(told));
        return isChanged;
    }

    /// Writes into the log what is new among the notices.
    private void tell(List<Notice> told) {
        for (Notice notice : told) {
            if (!notices.contains(notice)) {
                LOG.warn("{}: {}", notice.part(), notice.text());
            }
        }
        notices = told;
    }

    private String held() {
        return files.isEmpty()
                ? "; bots are found without address ranges"
                : "; the ranges read before still hold";
    }

    private static List<Path> listed(Path folder, List<Notice> told) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(BotRanges::mayBeList).sorted().toList();
            if (files.size() > MOST_FILES) {
                told.add(notice("only the first %d files are read".formatted(MOST_FILES)));
                return files.subList(0, MOST_FILES);
            }
            return files;
        }
    }

    private static boolean mayBeList(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".md") && Files.isRegularFile(file);
    }

    private Loaded loaded(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Loaded before = files.get(file);
        return before != null && before.isOf(now)
                ? before
                : read(file, now, before == null ? Optional.empty() : before.ranges());
    }

    private static Loaded read(Path file, BasicFileAttributes now, Optional<Ranges> before) {
        FileTime modified = now.lastModifiedTime();
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Optional<RangeList> list = RangeList.ofFile(name);
        if (list.isEmpty()) {
            Notice unknown = notice(file + " is left out: its name names no list that we know");
            return new Loaded(modified, now.size(), Optional.empty(), Optional.of(unknown));
        }
        try {
            Ranges ranges = new Ranges(list.get(), RangeFile.read(file));
            return new Loaded(modified, now.size(), Optional.of(ranges), Optional.empty());
        } catch (IOException e) {
            String instead =
                    before.isPresent() ? "; what it said before still holds" : "; it is left out";
            String what = e instanceof RangeFile.BrokenException ? e.getMessage() : e.toString();
            Notice broken = notice(file + ": " + what + instead);
            return new Loaded(modified, now.size(), before, Optional.of(broken));
        }
    }

    /// As many files' ranges as there may be ranges altogether.
    private static List<Ranges> ranges(Map<Path, Loaded> files, List<Notice> told) {
        List<Ranges> taken = new ArrayList<>();
        int room = RangeFile.MOST_RANGES;
        for (Map.Entry<Path, Loaded> file : files.entrySet()) {
            if (file.getValue().ranges().isEmpty()) {
                continue;
            }
            Ranges ranges = file.getValue().ranges().get();
            room -= ranges.size();
            if (room < 0) {
                told.add(
                        notice(
                                "%s and the files after it are left out: there are more than %d ranges"
                                        .formatted(file.getKey(), RangeFile.MOST_RANGES)));
                break;
            }
            taken.add(ranges);
        }
        return taken;
    }

    private static Notice notice(String text) {
        return new Notice(SETTING, text);
    }

    /// What is wrong with the folder and its files, as far as is known by now.
    public List<Notice> notices() {
        return notices;
    }

    AddressTable table() {
        return table;
    }
}
