package zeroth.apiserver.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletionException;

/** Carries text to its client until one of them ends it. Confined to the thread that copies. */
record TextStream(HttpServerRequest request, Context loop) {
    private static final System.Logger LOG = System.getLogger(TextStream.class.getName());
    private static final int PART = 16 << 10;

    void copy(InputStream text) {
        try (text) {
            var outlet = Outlet.open(request, loop, "text/plain", () -> close(text));
            var part = new byte[PART];
            for (int read = text.read(part); read >= 0; read = text.read(part)) {
                outlet.write(Arrays.copyOf(part, read));
            }
            outlet.end();
        } catch (CompletionException | IllegalStateException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a reader left", e);
        }
    }

    private static void close(InputStream text) {
        try {
            text.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a log did not close", e);
        }
    }
}
