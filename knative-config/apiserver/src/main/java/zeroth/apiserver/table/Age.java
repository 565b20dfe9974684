package zeroth.apiserver.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How long ago something was, as kubectl prints it: two units while the smaller one still says something. */
final class Age {
    private Age() {}

    static String since(String time, Instant now) {
        try {
            return text(Duration.between(OffsetDateTime.parse(time).toInstant(), now));
        } catch (DateTimeException e) {
            return "<unknown>";
        }
    }

    /** The steps are upstream's HumanDuration. */
    static String text(Duration duration) {
        var seconds = Math.max(duration.toSeconds(), 0);
        var minutes = seconds / 60;
        var hours = minutes / 60;
        var days = hours / 24;
        if (seconds < 120) {
            return seconds + "s";
        } else if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        } else if (minutes < 180) {
            return minutes + "m";
        } else if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        } else if (hours < 48) {
            return hours + "h";
        } else if (days < 8) {
            return pair(days, "d", hours % 24, "h");
        } else if (days < 730) {
            return days + "d";
        }
        return pair(days / 365, "y", days % 365, "d");
    }

    private static String pair(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
    }
}
