package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where upstream's Go says what its process does ({@code /debug/pprof/}): of this one, threads and memory, as text. Both
 * can be had without what would make a native executable larger; for more there are the JDK's own tools. Immutable.
 */
public final class Profile implements Handler<HttpServerRequest> {
    private static final String ROOT = "/debug/pprof/";
    private static final Map<String, Supplier<String>> PAGES =
            Map.of("", Profile::index, "goroutine", Profile::threads, "heap", Profile::memory);

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
        String path = String.valueOf(request.path());
        Supplier<String> page = path.startsWith(ROOT) ? PAGES.get(path.substring(ROOT.length())) : null;
        if (page == null) {
            response.setStatusCode(404).end("404 page not found\n");
        } else {
            response.end(page.get());
        }
    }

    private static String index() {
        return """
                %s

                goroutine  the threads, and what they are at
                heap       memory, in bytes

                CPU and allocation profiles: jcmd 1 JFR.start (on the JVM, from a container that has a JDK)
                """.formatted(ROOT);
    }

    private static String threads() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(thread -> thread.getKey().getName()))
                .forEach(thread -> write(text, thread.getKey(), thread.getValue()));
        return text.toString();
    }

    private static void write(StringBuilder text, Thread thread, StackTraceElement[] stack) {
        text.append('"')
                .append(thread.getName())
                .append("\" ")
                .append(thread.getState())
                .append('\n');
        for (StackTraceElement frame : stack) {
            text.append("\tat ").append(frame).append('\n');
        }
        text.append('\n');
    }

    private static String memory() {
        Runtime runtime = Runtime.getRuntime();
        return "used %d\ncommitted %d\nmax %d\n"
                .formatted(runtime.totalMemory() - runtime.freeMemory(), runtime.totalMemory(), runtime.maxMemory());
    }
}
