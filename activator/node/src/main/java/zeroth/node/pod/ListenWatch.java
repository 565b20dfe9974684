package zeroth.node.pod;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import zeroth.node.ending.Ending;
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
    private final Ending closed = new Ending();

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
        closed.end();
    }

    private void look(int port) {
        closed.await(site.tools().settings().listenPatience().dividedBy(SOONER));
        boolean found = false;
        while (!found && !closed.hasCome()) {
            Optional<Set<Integer>> ports = process.listeningPorts();
            found = ports.filter(all -> !all.contains(port)).isEmpty();
            say(ports.flatMap(all -> complaint(all, port)));
            closed.await(AGAIN);
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
        if (closed.hasCome()) {
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
}
