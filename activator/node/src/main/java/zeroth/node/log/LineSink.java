package zeroth.node.log;

import java.io.Closeable;

/** Takes lines of output until it is closed. */
public interface LineSink extends Closeable {
    void append(String line);

    @Override
    void close();
}
