package zeroth.node.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import zeroth.node.pod.ContainerRunning.Site;
import zeroth.node.process.RunningProcess;

/**
 * Looks where a process listens, and says so on the pod when it is not where it must be. Its own virtual thread looks;
 * any may close.
 */
final class ListenWatch implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** A program that listens somewhere has started; one that listens nowhere may still be about to. */
    private static final int SOONER = 5;

    private final Site site;
    private final RunningProcess process;
    private final Instant started;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private ListenWatch(Site site, RunningProcess process, Instant started) {
        this.site = site;
        this.process = process;
        this.started = started;
    }

    static ListenWatch begin(Site site, RunningProcess process, Instant started) {
        ListenWatch watch = new ListenWatch(site, process, started);
        site.port()
                .ifPresentOrElse(
                        port -> Thread.ofVirtual().name("listening").start(() -> watch.look(port)), watch::close);
        return watch;
    }

    @Override
    public void close() {
        closed.complete(null);
    }

    private void look(int port) {
        pause(site.tools().settings().listenPatience().dividedBy(SOONER));
        boolean found = false;
        while (!found && !closed.isDone()) {
            Optional<Set<Integer>> ports = process.listeningPorts();
            found = ports.filter(all -> !all.contains(port)).isEmpty();
            say(ports.flatMap(all -> complaint(all, port)));
            pause(AGAIN);
        }
    }

    private Optional<String> complaint(Set<Integer> ports, int port) {
        if (ports.contains(port) || (ports.isEmpty() && !isPatienceOver())) {
            return Optional.empty();
        }
        String where = ports.isEmpty() ? "listens on no port" : "listens on " + list(ports);
        return Optional.of("Container " + site.container() + " " + where
                + ", but must listen on the port that the environment variable PORT names, here " + port + ".");
    }

    private boolean isPatienceOver() {
        return Duration.between(started, site.tools().clock().instant())
                        .compareTo(site.tools().settings().listenPatience())
                >= 0;
    }

    private void say(Optional<String> sentence) {
        if (closed.isDone()) {
            return;
        }
        if (!site.board().state().message().equals(sentence)) {
            sentence.ifPresent(text -> site.events().warning("NotListening", text));
            site.board().update(pod -> pod.saying(sentence));
        }
    }

    private static String list(Set<Integer> ports) {
        String text = ports.toString();
        return (ports.size() == 1 ? "port " : "ports ") + text.substring(1, text.length() - 1);
    }

    private void pause(Duration delay) {
        closed.copy()
                .completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }
}
