package zeroth.node.probe;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zeroth.node.environment.ConfigurationMissing;

/**
 * What is asked, how often, and how many answers in a row count.
 *
 * @param atFirst how often until the first verdict is good; what is asked more often then is expected to fail
 */
public record ProbePlan(
        Check check,
        Duration initialDelay,
        Duration atFirst,
        Duration period,
        Duration timeout,
        int successes,
        int failures) {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int PERIOD = 10;
    private static final int FAILURES = 3;
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * As the API has it.
     *
     * @param port where a port of the container, by number or name, is on this machine
     */
    public static ProbePlan of(Probe probe, ToIntFunction<IntOrString> port) {
        Duration period = seconds(probe.getPeriodSeconds(), PERIOD);
        return new ProbePlan(
                check(probe, port),
                seconds(probe.getInitialDelaySeconds(), 0),
                period,
                period,
                seconds(probe.getTimeoutSeconds(), 1),
                positive(probe.getSuccessThreshold(), 1),
                positive(probe.getFailureThreshold(), FAILURES));
    }

    /** The same, asked as often as a queue-proxy asks. */
    ProbePlan eager() {
        return new ProbePlan(check, initialDelay, SOON, USUAL, timeout, successes, failures);
    }

    private static Check check(Probe probe, ToIntFunction<IntOrString> port) {
        if (probe.getHttpGet() != null) {
            return http(probe.getHttpGet(), port);
        }
        if (probe.getTcpSocket() != null) {
            return tcp(probe.getTcpSocket(), port);
        }
        if (probe.getExec() != null) {
            return new Check.Exec(probe.getExec().getCommand());
        }
        throw new ConfigurationMissing(
                "probe: no handler that this platform runs (expected: httpGet, tcpSocket, exec)");
    }

    private static Check http(HTTPGetAction action, ToIntFunction<IntOrString> port) {
        String scheme = Optional.ofNullable(action.getScheme()).orElse("HTTP").toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(action.getPath()).orElse("/");
        Map<String, String> headers = action.getHttpHeaders().stream()
                .collect(Collectors.toMap(HTTPHeader::getName, HTTPHeader::getValue, (first, _) -> first));
        return new Check.HttpGet(
                uri(scheme + "://" + host(action.getHost()) + ":" + port.applyAsInt(action.getPort()) + "/"
                        + path.replaceFirst("^/", "")),
                headers);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationMissing("probe.httpGet: " + text + " (expected: a URL)");
        }
    }

    private static Check tcp(TCPSocketAction action, ToIntFunction<IntOrString> port) {
        return new Check.TcpConnect(host(action.getHost()), port.applyAsInt(action.getPort()));
    }

    private static String host(@Nullable String stated) {
        return stated == null || stated.isEmpty() ? LOOPBACK : stated;
    }

    private static Duration seconds(@Nullable Integer stated, int otherwise) {
        return Duration.ofSeconds(positive(stated, otherwise));
    }

    private static int positive(@Nullable Integer stated, int otherwise) {
        return stated == null || stated <= 0 ? otherwise : stated;
    }
}
