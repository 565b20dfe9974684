package zeroth.server.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the demo saw.
 *
 * @param function what kind of program the function is, in a word
 * @param ready from the start of the process to the first Ready Service
 * @param wake from the first event to its answer, with no pod running
 * @param answer what the function said
 * @param warm what the platform adds to a warm request
 * @param burst the many events
 * @param burstTook from the first of them to the last answer
 * @param mostPods pods at the same time
 * @param residentMegabytes memory of the platform's process
 */
record Outcome(
        String function,
        Duration ready,
        Duration wake,
        String answer,
        Warm warm,
        Burst burst,
        Duration burstTook,
        int mostPods,
        long residentMegabytes) {
    List<String> table() {
        return List.of(
                row("EVENT", "ANSWER", "MS", "PODS AT MOST", "REQUESTS LOST"),
                row("greeting, from zero", answer, millis(wake), "1", "0"),
                row(
                        burst.events() + " greetings, 50 at once",
                        burst.answered() - burst.lost() + " greetings",
                        millis(burstTook),
                        String.valueOf(mostPods),
                        String.valueOf(burst.lost())),
                "",
                number("platform start to first Ready Service", millis(ready) + " ms"),
                number("from zero to the answer of a " + function + " function", millis(wake) + " ms"),
                number("added to a warm request, p50", fraction(warm.added(0.5)) + " ms"),
                number("added to a warm request, p99", fraction(warm.added(0.99)) + " ms"),
                number("resident memory of the platform", residentMegabytes + " MB"));
    }

    private static String row(String event, String answer, String millis, String pods, String lost) {
        return String.format("  %-28s %-16s %8s %14s %15s", event, answer, millis, pods, lost);
    }

    private static String number(String name, String value) {
        return String.format("  %-45s %10s", name, value);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    private static String fraction(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }
}
