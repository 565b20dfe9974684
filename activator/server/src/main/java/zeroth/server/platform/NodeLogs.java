package zeroth.server.platform;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import zeroth.apiserver.logs.PodLog;
import zeroth.apiserver.logs.PodLogRequest;
import zeroth.apiserver.logs.PodLogs;
import zeroth.node.Node;
import zeroth.node.log.LogAnswer;
import zeroth.node.log.LogQuery;

/** The API server's question for a pod's log, put to the node. One atomic: the node, from its start on. */
final class NodeLogs implements PodLogs {
    private final AtomicReference<Optional<Node>> node = new AtomicReference<>(Optional.empty());

    void readFrom(Node started) {
        node.set(Optional.of(started));
    }

    @Override
    public PodLog open(PodLogRequest request) {
        return node.get()
                .map(running -> answer(running.logs().open(query(request))))
                .orElseGet(() -> new PodLog.Unavailable("the node has not started yet"));
    }

    private static LogQuery query(PodLogRequest request) {
        return new LogQuery(
                request.namespace(),
                request.pod(),
                request.container(),
                request.options().stream().map(NodeLogs::option).collect(Collectors.toSet()),
                request.tailLines(),
                request.since());
    }

    private static LogQuery.Option option(PodLogRequest.Option option) {
        return switch (option) {
            case FOLLOW -> LogQuery.Option.FOLLOW;
            case TIMESTAMPS -> LogQuery.Option.TIMESTAMPS;
            case PREVIOUS -> LogQuery.Option.PREVIOUS;
        };
    }

    private static PodLog answer(LogAnswer answer) {
        return switch (answer) {
            case LogAnswer.Text text -> new PodLog.Text(text.lines());
            case LogAnswer.Unavailable unavailable -> new PodLog.Unavailable(unavailable.sentence());
        };
    }
}
