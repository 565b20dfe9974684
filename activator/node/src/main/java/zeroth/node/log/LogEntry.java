package zeroth.node.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One line of a log file: a stamp, a space, the text. */
final class LogEntry {
    /** With all nine digits, so that stamps have one length and compare as text. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final int STAMP_LENGTH = 30;

    private LogEntry() {}

    static String write(Instant time, String text) {
        return STAMP.format(time) + " " + text + "\n";
    }

    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    static String stampOf(String line) {
        return line.length() > STAMP_LENGTH ? line.substring(0, STAMP_LENGTH) : "";
    }

    static String textOf(String line) {
        return line.length() > STAMP_LENGTH ? line.substring(STAMP_LENGTH + 1) : "";
    }
}
