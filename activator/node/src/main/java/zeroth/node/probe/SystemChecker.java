package zeroth.node.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import zeroth.node.log.Excerpt;
import zeroth.node.process.Launcher;
import zeroth.node.process.ProcessSpec;
import zeroth.node.process.RunningProcess;

/** Asks over the loopback interface, and by programs in the container's environment. */
public final class SystemChecker implements Checker {
    private static final Check.Result PASSED = new Check.Passed();
    private static final String AGENT = "kube-probe/1.34";
    private static final int REASON_LENGTH = 1024;
    /** No process exits so. */
    private static final int TIMED_OUT = -1;

    private static final int GOOD = 200;
    private static final int BAD = 400;

    /** Of the HTTP client: it sets these itself and refuses others' values. */
    private static final Set<String> RESTRICTED = Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final Launcher launcher;
    private final Function<Check.Exec, ProcessSpec> inContainer;

    /**
     * A checker of one run of a container.
     *
     * @param inContainer a command as a process of that container
     */
    public SystemChecker(Launcher launcher, Function<Check.Exec, ProcessSpec> inContainer) {
        this.launcher = launcher;
        this.inContainer = inContainer;
    }

    @Override
    public Check.Result ask(Check check, Duration timeout) {
        try {
            return switch (check) {
                case Check.HttpGet get -> http(get, timeout);
                case Check.TcpConnect connect -> tcp(connect, timeout);
                case Check.Exec exec -> exec(exec, timeout);
            };
        } catch (IOException e) {
            return new Check.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Check.Failed("interrupted");
        }
    }

    private static Check.Result tcp(Check.TcpConnect check, Duration timeout) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(check.host(), check.port()), (int) timeout.toMillis());
            return PASSED;
        }
    }

    private static Check.Result http(Check.HttpGet check, Duration timeout) throws IOException, InterruptedException {
        try (HttpClient client = client(timeout)) {
            int status = client.send(request(check, timeout), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= GOOD && status < BAD
                    ? PASSED
                    : new Check.Failed("HTTP probe failed with statuscode: " + status);
        }
    }

    /** One a question: a connection that is kept would hide a process that no longer accepts any. */
    private static HttpClient client(Duration timeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .build();
    }

    private static HttpRequest request(Check.HttpGet check, Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(check.uri()).timeout(timeout).setHeader("User-Agent", AGENT);
        check.headers().entrySet().stream()
                .filter(header -> !RESTRICTED.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header -> request.setHeader(header.getKey(), header.getValue()));
        return request.build();
    }

    private Check.Result exec(Check.Exec check, Duration timeout) throws IOException {
        Excerpt output = new Excerpt(REASON_LENGTH);
        RunningProcess process = launcher.start(inContainer.apply(check), output);
        CompletableFuture<Integer> exit = process.exit();
        int code = exit.completeOnTimeout(TIMED_OUT, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (code == TIMED_OUT) {
            process.kill();
            return new Check.Failed("command timed out after " + timeout.toSeconds() + "s");
        }
        return code == 0 ? PASSED : new Check.Failed("command exited with " + code + ": " + output.text());
    }
}
