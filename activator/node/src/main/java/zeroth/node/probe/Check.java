package zeroth.node.probe;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** One question to a container. */
public sealed interface Check {
    /** Answered well by any status from 200 to 399. */
    record HttpGet(URI uri, Map<String, String> headers) implements Check {
        public HttpGet {
            headers = Map.copyOf(headers);
        }
    }

    /** Answered well by a connection. */
    record TcpConnect(String host, int port) implements Check {}

    /** Answered well by exit code 0. */
    record Exec(List<String> command) implements Check {
        public Exec {
            command = List.copyOf(command);
        }
    }

    /** The answer. */
    sealed interface Result {}

    /** As hoped. */
    record Passed() implements Result {}

    /**
     * Not as hoped.
     *
     * @param reason for people
     */
    record Failed(String reason) implements Result {}
}
