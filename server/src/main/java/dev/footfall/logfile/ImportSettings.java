package dev.footfall.logfile;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// What an import is told.
///
/// @param site the domain that the lines are counted for
/// @param source tells two logs apart that begin with the same lines; usually empty
/// @param format empty: found out for each file from its first lines
/// @param zone whose clock wrote times that name no zone
/// @param lastLine whether text after the last newline of a plain file is a whole line too
/// @param rejects where lines are kept that could not be read
public record ImportSettings(
        String site,
        String source,
        Optional<LogFormat> format,
        ZoneId zone,
        boolean lastLine,
        Path rejects) {}
