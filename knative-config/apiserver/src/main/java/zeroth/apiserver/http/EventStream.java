package zeroth.apiserver.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import zeroth.apiserver.call.EventSource;

/** Carries a watch's events to its client until one of them ends it. Confined to the thread that copies. */
record EventStream(HttpServerRequest request, Context loop) {
    private static final System.Logger LOG = System.getLogger(EventStream.class.getName());

    void copy(EventSource source) {
        try (source) {
            var outlet = Outlet.open(request, loop, "application/json", source::close);
            for (var event = source.next(); event.isPresent(); event = source.next()) {
                outlet.write(event.get());
            }
            outlet.end();
        } catch (CompletionException | IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "a watcher left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
