package zeroth.queueproxy.http.stage;

import java.util.Map;

/** A piece of a request log's template. */
sealed interface LogPart {
    /** What it is in one line, whose fields are these. */
    String render(Map<String, String> values);

    record Text(String text) implements LogPart {
        @Override
        public String render(Map<String, String> values) {
            return text;
        }
    }

    record Plain(String field) implements LogPart {
        @Override
        public String render(Map<String, String> values) {
            return values.getOrDefault(field, "");
        }
    }

    /** As Go's {@code js} does. */
    record Escaped(String field) implements LogPart {
        @Override
        public String render(Map<String, String> values) {
            StringBuilder escaped = new StringBuilder();
            values.getOrDefault(field, "").chars().forEach(c -> escaped.append(escape((char) c)));
            return escaped.toString();
        }

        private static String escape(char c) {
            return switch (c) {
                case '\\' -> "\\\\";
                case '\'' -> "\\'";
                case '"' -> "\\\"";
                case '<', '>', '&', '=' -> unicode(c);
                default -> c < ' ' ? unicode(c) : String.valueOf(c);
            };
        }

        private static String unicode(char c) {
            return "\\u%04X".formatted((int) c);
        }
    }
}
