package dev.footfall.capture.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;

/// What an SQL error means, told without its message, which may hold what was captured.
///
/// @param ofDatabase whether every row would have met it; otherwise a row may be at fault
record SqlTrouble(String saying, boolean ofDatabase) {

    /// MySQL's and MariaDB's own codes with no telling state: disk full, table full, read only,
    /// statement interrupted or out of time.
    private static final Set<Integer> CODES_OF_DATABASE =
            Set.of(1021, 1114, 1290, 1317, 1836, 1969, 3024);

    private static final Set<Integer> CODES_OF_NO_ROOM = Set.of(1021, 1114);
    private static final Set<Integer> CODES_OF_NO_TIME = Set.of(1205, 1317, 1969, 3024);
    private static final int CLASS = 2;

    static SqlTrouble of(SQLException failure, String table) {
        String state = state(failure);
        int code = failure.getErrorCode();
        String where = " (SQL state %s, code %d)".formatted(state, code);
        String kind = state.length() < CLASS ? "" : state.substring(0, CLASS);
        if (isMissingTable(failure)) {
            String hint = " is missing: run the SQL that is beside JdbcSink, or let createTable()";
            return new SqlTrouble("the table " + table + hint + where, true);
        }
        if (kind.equals("53") || CODES_OF_NO_ROOM.contains(code)) {
            return new SqlTrouble("the database has no room" + where, true);
        }
        boolean slow = failure instanceof SQLTimeoutException || CODES_OF_NO_TIME.contains(code);
        if (slow || state.equals("57014") || state.startsWith("HYT")) {
            return new SqlTrouble("the database took too long" + where, true);
        }
        boolean ofDatabase =
                failure instanceof SQLTransientException
                        || CODES_OF_DATABASE.contains(code)
                        || isOfDatabase(kind);
        return new SqlTrouble("the database refused" + where, ofDatabase);
    }

    /// PostgreSQL's state is 42P01, all others' 42S02 or, where a schema has no table, 42S03 and
    /// 42S04.
    static boolean isMissingTable(SQLException failure) {
        return switch (state(failure)) {
            case "42P01", "42S02", "42S03", "42S04" -> true;
            default -> false;
        };
    }

    /// Access, transactions, syntax, resources, what operators do, and the system around it. A lost
    /// connection (08) is not among them: a row may have been too large for it.
    private static boolean isOfDatabase(String kind) {
        return switch (kind) {
            case "0A", "25", "28", "3D", "3F", "40", "42", "55", "57", "58" -> true;
            default -> false;
        };
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
