package zeroth.autoscaler;

import zeroth.names.RevisionId;

/**
 * A Deployment got another number of replicas.
 *
 * @param from replicas before
 * @param to replicas now asked for
 * @param why what moved it
 */
public record Scaled(RevisionId revision, int from, int to, Why why) {
    /** {@code greeter-00001: 0 -> 1 (1 waiting)}. */
    @Override
    public String toString() {
        return "%s: %d -> %d (%s)".formatted(revision.name(), from, to, why.words());
    }

    /** What moved it. */
    public sealed interface Why {
        String words();

        /** Requests wait, and there is no pod. */
        record Waiting(double requests) implements Why {
            @Override
            public String words() {
                return "%s waiting".formatted(number(requests));
            }
        }

        /** Load as usual, averaged over the stable window. */
        record Load(double average, String unit) implements Why {
            @Override
            public String words() {
                return "%s %s".formatted(number(average), unit);
            }
        }

        /** Load rose steeply: the panic window's average counts, and nothing is taken away. */
        record Panic(double average, String unit) implements Why {
            @Override
            public String words() {
                return "panic: %s %s".formatted(number(average), unit);
            }
        }

        /** Nobody asks. */
        record Idle() implements Why {
            @Override
            public String words() {
                return "idle";
            }
        }

        /** An annotation or setting names the number, or there is no load known yet. */
        record Bounds() implements Why {
            @Override
            public String words() {
                return "scale bounds";
            }
        }

        /** It did not start in time. */
        record TimedOut() implements Why {
            @Override
            public String words() {
                return "could not be activated in time";
            }
        }

        private static String number(double value) {
            return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
        }
    }
}
